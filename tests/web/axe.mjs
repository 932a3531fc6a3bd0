// Opens the built pages in Chromium, on a phone and a desk, in light and dark, and looks for what would stop a reader.
// Usage: node axe.mjs OUT...
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { DESK, launch, opened, PHONE, SCHEMES } from './browser.mjs';
import { measure } from './measure.mjs';
import { close, each, fail, pass, Tally } from './report.mjs';
import { serve } from './serve.mjs';
import { pagesToOpen } from './site.mjs';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// The theme promises 7:1 for all text, so the stricter contrast rule counts as well.
const RULES = {
  runOnly: { type: 'tag', values: TAGS },
  rules: { 'color-contrast-enhanced': { enabled: true } },
  resultTypes: ['violations', 'incomplete'],
};
const NARROW = { width: 320, height: 640 };
const size = ({ width, height }) => `${width}×${height}`;
const notes = new Tally();

// Opens a page and collects what it complains about and what it asks other hosts for.
async function open(browser, options, server, page, found) {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  const tab = await context.newPage();
  const url = server.base + encodeURI(opened(page));
  await context.route(
    (target) => target.origin !== server.origin,
    (route) => {
      found.add(`asks another host: ${route.request().url()}`);
      return route.abort();
    },
  );
  tab.on('pageerror', (error) => found.add(`script error: ${error.message}`));
  tab.on('console', (message) => {
    // The browser rightly complains that the missing page is missing.
    if (message.type() !== 'error' || (page.path === '404.html' && message.location().url === url)) return;
    found.add(`console error: ${message.text()} ${message.location().url.replace(server.origin, '')}`);
  });
  await tab.goto(url, { waitUntil: 'load' });
  // What stands in a closed fold is read too.
  await tab.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)));
  return tab;
}

// The page as it is without scripts: they may never arrive on bad Wi-Fi.
async function withoutScripts(browser, server, page, found) {
  const tab = await open(browser, { viewport: NARROW, javaScriptEnabled: false }, server, page, found);
  for (const viewport of [NARROW, PHONE, DESK]) {
    await tab.setViewportSize(viewport);
    const { wide, small } = await tab.evaluate(measure);
    for (const what of wide) found.add(`scrolls sideways at ${viewport.width}, ${what}`);
    for (const what of small) found.add(`text below 16 px at ${viewport.width}: ${what}`);
  }
  await tab.context().close();
}

async function accessibility(browser, server, page, found) {
  const tab = await open(browser, { viewport: PHONE }, server, page, found);
  // Loading axe takes longer than running it, so one copy serves every size and scheme.
  await tab.evaluate(AXE);
  for (const viewport of [PHONE, DESK]) {
    for (const colorScheme of SCHEMES) {
      await tab.setViewportSize(viewport);
      await tab.emulateMedia({ colorScheme });
      // A colour that is still fading would be measured half-way.
      await tab.evaluate(() => document.getAnimations().forEach((fade) => fade.cancel()));
      const { violations, incomplete } = await tab.evaluate((rules) => globalThis.axe.run(document, rules), RULES);
      for (const { id, help, nodes } of violations) {
        const where = `${id} (${help}) at ${size(viewport)} ${colorScheme}`;
        for (const { target } of nodes) found.add(`${where}: ${target.join(' ')}`);
      }
      for (const { id, nodes } of incomplete) {
        for (const { target } of nodes) notes.add(`axe cannot decide ${id}`, `${page.label} ${target.join(' ')}`);
      }
    }
  }
  await tab.context().close();
}

const servers = new Map();
const list = pagesToOpen(process.argv.slice(2));
for (const { site } of list) if (!servers.has(site.dir)) servers.set(site.dir, await serve(site.dir));
const browser = await launch();
try {
  await each(list, 2, async (page) => {
    const server = servers.get(page.site.dir);
    const found = new Set();
    try {
      await withoutScripts(browser, server, page, found);
      await accessibility(browser, server, page, found);
    } catch (error) {
      found.add(`could not be looked at: ${error.message}`);
    }
    if (found.size > 0) fail(page.label, found);
    else pass(page.label);
  });
} finally {
  await browser.close();
  await Promise.all([...servers.values()].map((server) => server.close()));
}
notes.print();
close();
