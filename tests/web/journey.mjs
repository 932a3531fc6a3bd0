// Walks from the start page to help, with the keyboard alone and without script, and watches whether anything jumps.
// Usage: node journey.mjs OUT...
import { DESK, launch, PHONE } from './browser.mjs';
import { close, fail, pass } from './report.mjs';
import { serve } from './serve.mjs';
import { pages, sites } from './site.mjs';

const PRESSES = 10;
const EMERGENCY = /^(112|911|999|000)$/;

// Where the focus is: the address as it is written, for links are told by it.
const focused = (tab) => tab.evaluate(() => document.activeElement?.getAttribute('href') ?? '');

// Presses Tab until the focus is on a link that fits; how many presses that took, or nothing after too many.
async function tabTo(tab, fits) {
  for (let presses = 1; presses <= PRESSES; presses += 1) {
    await tab.keyboard.press('Tab');
    const href = await focused(tab);
    if (fits(href)) return { presses, href };
  }
  return null;
}

const isNumber = (href) => href.startsWith('tel:') && !EMERGENCY.test(href.slice('tel:'.length));

// A number to call: the link itself is the one step.
async function toNumber(tab, found) {
  const reached = await tabTo(tab, isNumber);
  if (!reached) return found.push(`no number to call within ${PRESSES} presses`);
  const visible = await tab.evaluate(() => document.activeElement.innerText);
  const digits = (text) => text.replace(/\D/g, '');
  if (!digits(visible).includes(digits(reached.href))) found.push(`"${visible}" dials ${reached.href}`);
}

// The quiet room: one link, and its days stand in view.
async function toQuietRoom(tab, found) {
  const reached = await tabTo(tab, (href) => href === '#help-quiet');
  if (!reached || reached.presses + 1 > PRESSES) return found.push(`no quiet room within ${PRESSES} presses`);
  await tab.keyboard.press('Enter');
  const seen = await tab.evaluate(() => {
    const heading = document.querySelector('#help-quiet');
    const { top } = heading.getBoundingClientRect();
    const rooms = [...heading.parentElement.querySelectorAll('td, .place')].map((cell) => cell.innerText.trim());
    return { inView: top >= 0 && top < innerHeight, rooms };
  });
  if (!seen.inView) found.push('the quiet room is not in view');
  if (seen.rooms.filter(Boolean).length === 0) found.push('the quiet room has no place');
}

async function walk(browser, server, page, viewport, found) {
  const context = await browser.newContext({ viewport, javaScriptEnabled: false, reducedMotion: 'reduce' });
  for (const goal of [toNumber, toQuietRoom]) {
    const tab = await context.newPage();
    await tab.goto(server.base + page.address, { waitUntil: 'load' });
    await goal(tab, found);
    await tab.close();
  }
  await context.close();
}

// Loads a page as over a bad line, where what comes late would push aside what is read already.
async function watch(browser, server, page, viewport, found) {
  const context = await browser.newContext({ viewport });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send('Network.enable');
  const line = { offline: false, latency: 150, downloadThroughput: 25_000, uploadThroughput: 25_000 };
  await session.send('Network.emulateNetworkConditions', line);
  await tab.goto(server.base + encodeURI(page.address), { waitUntil: 'load' });
  const shift = await tab.evaluate(
    () =>
      new Promise((done) => {
        const sum = (list) => list.getEntries().reduce((total, entry) => total + entry.value, 0);
        let total = 0;
        const observer = new PerformanceObserver((list) => (total += sum(list)));
        observer.observe({ type: 'layout-shift', buffered: true });
        // Two frames later, everything that was to be painted has been.
        requestAnimationFrame(() => requestAnimationFrame(() => done(total)));
      }),
  );
  if (shift > 0) found.push(`moves while it loads, by ${shift}`);
  await context.close();
}

const isHome = ({ html }) => /id="?help-quiet\b/.test(html);

const browser = await launch();
try {
  for (const site of sites(process.argv.slice(2)).filter(({ name }) => !/\/(staff|responders)$/.test(name))) {
    const server = await serve(site.dir);
    const list = pages(site).filter(({ forward, path }) => !forward && path !== '404.html');
    if (!list.some(isHome)) fail(site.name, ['no start page leads to a quiet room']);
    for (const page of list) {
      const found = [];
      for (const viewport of [PHONE, DESK]) {
        if (isHome(page)) await walk(browser, server, page, viewport, found);
        await watch(browser, server, page, viewport, found);
      }
      if (found.length > 0) fail(page.label, found);
      else pass(page.label);
    }
    await server.close();
  }
} finally {
  await browser.close();
}
close();
