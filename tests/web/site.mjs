// Finds the sites in an output folder, the pages in a site, and the pages worth opening in a browser.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { note } from './report.mjs';

const AUDIENCES = ['public', 'staff', 'responders'];

// An output folder holds one site per audience; any other folder counts as a single site.
export function sites(folders) {
  return folders.flatMap((folder) => {
    const out = resolve(folder);
    if (!existsSync(out)) throw new Error(`no such folder: ${folder}`);
    const found = AUDIENCES.filter((audience) => existsSync(join(out, audience)));
    if (found.length === 0 || existsSync(join(out, 'index.html'))) return [{ name: basename(out), dir: out }];
    return found.map((audience) => ({ name: `${basename(out)}/${audience}`, dir: join(out, audience) }));
  });
}

export function files(dir, pattern) {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(resolve(dir).length + 1))
    .filter((path) => !path.startsWith('.quietroom/'))
    .sort();
}

// A page is known by the address its readers use, so `2026/index.html` is `2026/`.
export function pages(site) {
  return files(site.dir, /\.html$/).map((path) => {
    const html = readFileSync(join(site.dir, path), 'utf8');
    const address = path.replace(/(^|\/)index\.html$/, '$1');
    const forward = html.match(/<meta[^>]*http-equiv=["']?refresh\b[^>]*>/i)?.[0];
    return { site, path, html, address, forward, label: `${site.name}/${address}` };
  });
}

// `/{slug}/` forwards to the current event's page, so the forwards tell which event is the current one.
function currentEvent(all) {
  const votes = new Map();
  for (const { address, forward } of all) {
    const target = forward?.match(/url=['"]?([^'">\s]+)/i)?.[1];
    if (!target) continue;
    const event = new URL(target, `http://site/${address}`).pathname.split('/')[1];
    votes.set(event, (votes.get(event) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

// Everything of the current event and outside events; of an earlier edition, the two pages with the shortest addresses,
// because the others come from the same templates. Where no current event is known, every page is worth a look.
export function distinctPages(site) {
  const all = pages(site);
  const current = currentEvent(all);
  const shown = all.filter((page) => !page.forward);
  const inside = (event) => shown.filter((page) => page.address.startsWith(`${event}/`));
  const tails = new Set(inside(current).map((page) => page.address.slice(current.length + 1)).filter(Boolean));
  const past = new Set();
  for (const { address } of shown) {
    const [event, ...rest] = address.split('/');
    if (event !== current && tails.has(rest.join('/'))) past.add(event);
  }
  const shortest = (event) => inside(event).sort((a, b) => a.address.length - b.address.length).slice(0, 2);
  const kept = new Set([...past].flatMap(shortest).map((page) => page.address));
  if (past.size > 0) note(`${site.name}: only two pages each of the earlier editions ${[...past].join(', ')}`);
  return shown.filter((page) => !past.has(page.address.split('/')[0]) || kept.has(page.address));
}

// A page that reads the same for a wider audience is opened once.
export function pagesToOpen(folders) {
  const seen = new Set();
  return sites(folders).flatMap((site) =>
    distinctPages(site).filter(({ address, html }) => {
      const key = `${address}\0${html}`;
      return !seen.has(key) && seen.add(key);
    }),
  );
}
