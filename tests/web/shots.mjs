// Takes pictures of built pages for people to look at: phone and desk, light and dark, and as printed.
// Usage: node shots.mjs OUT DIR [PAGE...], with a page named as the checks name it, such as public/2026/ (else all).
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DESK, launch, opened, PHONE, SCHEMES } from './browser.mjs';
import { close, each, fail, pass } from './report.mjs';
import { serve } from './serve.mjs';
import { pages, pagesToOpen, sites } from './site.mjs';

const [out, dir, ...wanted] = process.argv.slice(2);
if (!out || !dir) throw new Error('usage: node shots.mjs OUT DIR [PAGE...]');
mkdirSync(dir, { recursive: true });

// Pages are named with or without the output folder in front.
const names = ({ label }) => [label, label.slice(label.indexOf('/') + 1)];
const all = sites([out]).flatMap(pages);
const chosen = (page) => names(page).some((name) => wanted.includes(name));
const list = wanted.length > 0 ? all.filter(chosen) : pagesToOpen([out]);
for (const name of wanted) {
  if (!list.some((page) => names(page).includes(name))) fail(name, ['there is no such page']);
}

async function shoot(browser, server, page) {
  const stem = join(dir, page.label.replace(/\/$/, '').replace(/[^\w.-]+/g, '-'));
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const tab = await context.newPage();
  await tab.goto(server.base + encodeURI(opened(page)), { waitUntil: 'load' });
  for (const [name, viewport] of Object.entries({ phone: PHONE, desk: DESK })) {
    for (const colorScheme of SCHEMES) {
      await tab.setViewportSize(viewport);
      await tab.emulateMedia({ colorScheme });
      await tab.screenshot({ path: `${stem}-${name}-${colorScheme}.png`, fullPage: true, animations: 'disabled' });
    }
  }
  await tab.emulateMedia({ media: 'print', colorScheme: 'light' });
  await tab.pdf({ path: `${stem}-print.pdf`, format: 'A4', preferCSSPageSize: true });
  await context.close();
  const run = spawnSync('pdftoppm', ['-r', '80', '-png', `${stem}-print.pdf`, `${stem}-print`], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`pdftoppm: ${run.error?.message ?? run.stderr}`);
  return stem;
}

const servers = new Map();
for (const { site } of list) if (!servers.has(site.dir)) servers.set(site.dir, await serve(site.dir));
const browser = await launch();
try {
  await each(list, 2, async (page) => {
    try {
      pass(`${page.label} -> ${await shoot(browser, servers.get(page.site.dir), page)}-*`);
    } catch (error) {
      fail(page.label, [error.message]);
    }
  });
} finally {
  await browser.close();
  await Promise.all([...servers.values()].map((server) => server.close()));
}
close();
