// Follows every link and fragment of the built folders, served below a folder of a host as a site may be.
// Usage: node links.mjs OUT...
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LinkChecker } from 'linkinator';
import { close, fail, note, pass } from './report.mjs';
import { serve } from './serve.mjs';
import { pages, sites } from './site.mjs';

// linkinator takes a page with noindex and nofollow for a disguised 404 and does not look up fragments in it, but
// staff pages are rightly marked so.
const edit = (html) => html.replaceAll(/content="?noindex/g, 'content="');

const MISSING = '404.html';

// The path that the page for missing addresses takes for the site's: the shortest of its absolute links.
async function published(site) {
  const html = await readFile(join(site.dir, MISSING), 'utf8');
  const paths = [...html.matchAll(/href="?(\/[^"\s>]*)/g)].map(([, path]) => path);
  return paths.sort((a, b) => a.length - b.length)[0] ?? '/';
}

// Every page is a starting point, so a page that nothing links to is read too.
async function follow(addresses, server) {
  const { links } = await new LinkChecker().check({
    path: addresses.map((address) => server.base + encodeURI(address)),
    concurrency: 8,
    checkCss: true,
    checkFragments: true,
    // A link that only works through a redirect breaks on hosts that send none.
    redirects: 'error',
    linksToSkip: async (link) => new URL(link).origin !== server.origin,
  });
  return links;
}

async function check(site) {
  const addresses = pages(site).map(({ address }) => address);
  if (addresses.length === 0) return fail(site.name, ['there is no page in it']);
  const inFolder = addresses.filter((address) => address !== MISSING);
  await report(site, inFolder, '/some/where/');
  // The page for missing addresses is shown at any depth, so its links count from where the site is published.
  if (inFolder.length < addresses.length) await report(site, [MISSING], await published(site));
}

async function report(site, addresses, prefix) {
  const server = await serve(site.dir, { prefix, edit });
  const links = await follow(addresses, server).finally(server.close);

  const short = (url) => (url ?? '').replace(server.base, '') || './';
  const skipped = new Set();
  for (const { url, state, status, parent, failureDetails } of links) {
    if (state === 'SKIPPED') skipped.add(url);
    else if (state === 'OK') pass(`${site.name}/${short(parent)} -> ${short(url)}`);
    else {
      const why = failureDetails?.find((detail) => detail instanceof Error)?.message ?? `answers ${status}`;
      fail(`${site.name}/${short(parent)} -> ${short(url)}`, [why.replaceAll(server.base, '')]);
    }
  }
  if (skipped.size > 0) note(`${site.name}: ${skipped.size} addresses outside the site not followed`);
}

for (const site of sites(process.argv.slice(2))) await check(site);
close();
