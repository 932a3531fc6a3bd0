"""Every kind of edit of a site under a preview, and the sites on which they are made."""

import shutil
from pathlib import Path

import policy
from preview import FIRST, Site

REPOSITORY = Path(__file__).resolve().parent.parent

PRIVATE = """\
contacts:
  porter: {name: Ysolde Quarrington, role: "Porter, mark 0000000", phone: "+1 407 555 0173", email: ysolde@example.org}
  counsel: {name: Benedek Arrowood, phone: "+1 407 555 0177", audience: responders}
"""


def marks(source, address, audience="public"):
    """An edit that saves a source with a newer mark; it is done when these readers see the mark at an address."""
    def edit(site, mark):
        site.mark(source, mark)
        site.shows(address, mark, audience)
    return edit


def a_text(site, mark):
    marks(site.text, site.address_of(site.text))(site, mark)


def a_page_that_comes_and_goes(site, mark):
    """Three edits in one: a page is added, renamed and deleted."""
    one, other = (f"soak-{word}-{site.number % 50}" for word in ("one", "other"))
    site.write(f"content/{one}.md", f"---\ntitle: Of a moment\n---\n# Of a moment\n\nHere for a while, {mark}.\n")
    site.shows(f"/2026/{one}/", mark)
    (site.root / f"content/{one}.md").rename(site.root / f"content/{other}.md")
    site.shows(f"/2026/{other}/", mark)
    site.until(lambda: site.is_missing(f"/2026/{one}/"), f"{one} to be gone")
    (site.root / f"content/{other}.md").unlink()
    site.until(lambda: site.is_missing(f"/2026/{other}/"), f"{other} to be gone")


def an_error_and_its_mend(site, mark):
    page = "content/soak-title.md"
    good = (site.root / page).read_text()
    site.write(page, good + "\n{{ nobody.knows }}\n")
    site.told("unknown-name")
    site.write(page, good)
    site.told("unknown-name", False)


# The kinds of edits of any site, in the order in which they are made.
COMMON = {
    "a_text": a_text,
    "a_title": marks("content/soak-title.md", "/2026/soak-title/"),
    "a_fact": marks("content/events/2026/event.yaml", "/2026/soak-title/"),
    "a_private_fact": marks("content/events/2026/private.yaml", "/2026/soak-staff/", "staff"),
    "a_template": marks("themes/default/parts/provenance.html", "/2026/soak-title/"),
    "a_style_sheet": marks("themes/default/style.css", "/style.css"),
    "a_file": marks("content/static/soak.txt", "/soak.txt"),
    "a_page_that_comes_and_goes": a_page_that_comes_and_goes,
    "an_error_and_its_mend": an_error_and_its_mend,
}

# Those for which only the example has the files, too.
EXAMPLE = COMMON | {
    "a_quoted_text": marks("content/staff-procedure.md", "/2026/staff-procedure/", "staff"),
    "a_translation": marks("content/code-of-conduct.es.md", "/2026/es/code-of-conduct/"),
    "a_card": marks("content/cards/poster.md", "/2026/cards/poster/"),
}


def prepare(site):
    """Puts a first mark wherever edits will change it."""
    site.write("content/soak-title.md", f"---\ntitle: Notes, {FIRST}\n---\nThe sign of staff: {{{{ identification }}}}.\n")
    site.write("content/events/2026/soak-staff.md", "---\ntitle: For staff\naudience: staff\n---\nAsk {{ contacts.porter.name }}, {{ contacts.porter.role }}.\n")
    site.write("content/events/2026/private.yaml", PRIVATE)
    site.write("content/static/soak.txt", FIRST)
    for name in ("style.css", "parts/provenance.html"):
        site.write(f"themes/default/{name}", (REPOSITORY / "themes" / "default" / name).read_text())
    site.add("themes/default/style.css", f'\n.soak::before {{ content: "{FIRST}"; }}\n')
    site.add("themes/default/parts/provenance.html", f"<p>{FIRST}</p>\n")


def example(root, options):
    """The repository's own conference, with facts that only staff may know, and cards."""
    shutil.copytree(REPOSITORY / "content", root / "content")
    site = Site("example", root, kinds(EXAMPLE, options), "/2026/cards/poster/poster-poster.pdf")
    site.text = "content/code-of-conduct.md"
    prepare(site)
    event = root / "content/events/2026/event.yaml"
    event.write_text(event.read_text().replace("a badge that says STAFF,", f"a badge that says STAFF ({FIRST}),"))
    for name in ("code-of-conduct.md", "code-of-conduct.es.md", "staff-procedure.md", "cards/poster.md"):
        site.add(f"content/{name}", f"\nKept up to date, {FIRST}.\n")
    return site


def generated(root, options):
    """A site of so many pages, as the other benchmarks have it."""
    root.mkdir()
    policy.write_quietroom(root, options.pages)
    site = Site("generated", root, kinds(COMMON, options))
    site.text = f"content/{policy.names(options.pages)[options.pages // 2]}.md"
    prepare(site)
    event = root / "content/events/2026/event.yaml"
    event.write_text(event.read_text().replace("a badge that says STAFF", f"a badge that says STAFF ({FIRST})"))
    site.add(site.text, f"\nKept up to date, {FIRST}.\n")
    return site


def kinds(all_kinds, options):
    """Those that were asked for."""
    chosen = {name: edit for name, edit in all_kinds.items() if not options.only or name in options.only}
    return chosen or all_kinds
