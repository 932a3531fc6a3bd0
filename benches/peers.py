"""Writes the same sites for other generators, each by its own natural means.

A peer is a function that writes its site of so many pages into a folder and returns the command that builds it, and the
folder that the command fills. It is listed under the name of its program.
"""

import policy

TITLE = "Harborlight Conf"
BASE_URL = "https://harborlight.example.org/conduct/"

# The event's file as other programs read it: there the facts that quietroom derives stand under other names.
PLAIN_NAMES = {"event.name": "name", "event.confirmed": "confirmed", "rooms.quiet": "rooms.quiet.name", "rooms.desk": "rooms.desk.name"}


def hugo(folder, size):
    """Facts in a data file, fetched by a shortcode; links by `relref`, which checks them."""
    write(folder / "data" / "event.yaml", policy.EVENT)
    write(folder / "hugo.toml", f'title = "{TITLE}"\nbaseURL = "{BASE_URL}"\ndisableKinds = ["taxonomy", "term", "RSS"]\n')
    write(folder / "layouts" / "shortcodes" / "fact.html",
          '{{- $value := site.Data.event -}}{{- range split (.Get 0) "." -}}{{- $value = index $value . -}}{{- end -}}{{- $value -}}\n')
    write(folder / "layouts" / "_default" / "single.html",
          '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><header>'
          '<a href="{{ site.Home.RelPermalink }}">{{ site.Title }}</a></header><main><h1>{{ .Title }}</h1>'
          "{{ .TableOfContents }}{{ .Content }}</main></body></html>\n")
    write(folder / "layouts" / "_default" / "list.html",
          "<!doctype html><ul>{{ range .RegularPages }}<li><a href='{{ .RelPermalink }}'>{{ .Title }}</a></li>{{ end }}</ul>\n")

    def fact(name):
        return f'{{{{< fact "{PLAIN_NAMES.get(name, name)}" >}}}}'

    def link(to, anchor):
        return f'{{{{< relref "{to}.md{"#" + anchor if anchor else ""}" >}}}}'

    for name, text in pages(size, fact, link):
        write(folder / "content" / f"{name}.md", f'---\ntitle: "{policy.title(name)}"\n---\n{text}')
    public = folder / "public"
    return ["hugo", "--quiet", "--minify", "--noBuildLock", "--source", str(folder), "--destination", str(public)], public


def zola(folder, size):
    """Facts in a data file, fetched by a shortcode; links with `@/`, which are checked."""
    write(folder / "event.yaml", policy.EVENT)
    write(folder / "zola.toml",
          f'title = "{TITLE}"\nbase_url = "{BASE_URL.rstrip("/")}"\nminify_html = true\ncompile_sass = false\n'
          'build_search_index = false\ngenerate_feeds = false\ngenerate_sitemap = true\n')
    write(folder / "templates" / "shortcodes" / "fact.html",
          '{%- set value = load_data(path="event.yaml") -%}'
          '{%- for part in name | split(pat=".") -%}{%- set_global value = value[part] -%}{%- endfor -%}{{ value }}')
    write(folder / "templates" / "page.html",
          '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title></head><body><header>'
          '<a href="{{ config.base_url }}">{{ config.title }}</a></header><main><h1>{{ page.title }}</h1><ul>'
          '{% for one in page.toc %}<li><a href="{{ one.permalink }}">{{ one.title }}</a></li>{% endfor %}</ul>'
          "{{ page.content | safe }}</main></body></html>\n")
    write(folder / "templates" / "index.html",
          '<!doctype html><html lang="en"><title>{{ config.title }}</title><ul>{% for one in section.pages %}'
          "<li><a href='{{ one.permalink }}'>{{ one.title }}</a></li>{% endfor %}</ul></html>\n")
    write(folder / "content" / "_index.md", "+++\n+++\n")

    def fact(name):
        return f'{{{{ fact(name="{PLAIN_NAMES.get(name, name)}") }}}}'

    def link(to, anchor):
        return f"@/{to}.md{'#' + anchor if anchor else ''}"

    for name, text in pages(size, fact, link):
        write(folder / "content" / f"{name}.md", f'+++\ntitle = "{policy.title(name)}"\n+++\n{text}')
    public = folder / "public"
    return ["zola", "--root", str(folder), "--config", "zola.toml", "build", "--output-dir", str(public)], public


def mdbook(folder, size):
    """Facts as files that pages include, since it knows no data; links between files, which it does not check."""
    write(folder / "book.toml", f'[book]\ntitle = "{TITLE}"\nsrc = "src"\n\n[output.html.search]\nenable = false\n')
    facts = {}

    def fact(name):
        facts[name] = plain_value(PLAIN_NAMES.get(name, name))
        return f"{{{{#include ../facts/{name}.txt}}}}"

    def link(to, anchor):
        return f"{to}.md{'#' + anchor if anchor else ''}"

    summary = ["# Summary\n"]
    for name, text in pages(size, fact, link):
        write(folder / "src" / f"{name}.md", f"# {policy.title(name)}\n\n{text}")
        summary.append(f"- [{policy.title(name)}]({name}.md)")
    write(folder / "src" / "SUMMARY.md", "\n".join(summary) + "\n")
    for name, value in facts.items():
        write(folder / "facts" / f"{name}.txt", value)
    public = folder / "public"
    return ["mdbook", "build", str(folder), "--dest-dir", str(public)], public


PEERS = {"zola": zola, "hugo": hugo, "mdbook": mdbook}


def pages(size, fact, link):
    """The name and the Markdown of each page."""
    names = policy.names(size)
    for number, name in enumerate(names):
        yield name, policy.page(number, names, fact, link)


def plain_value(name):
    """A text in the place of a fact; what it says does not matter to who includes it."""
    return f"value of {name}"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
