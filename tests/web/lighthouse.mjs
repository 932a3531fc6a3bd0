// Asks Lighthouse what it thinks of the pages on the way to help: nothing to improve is the only good answer.
// Usage: node lighthouse.mjs OUT...
import { createServer } from 'node:net';
import lighthouse from 'lighthouse';
import { launch } from './browser.mjs';
import { close, fail, pass } from './report.mjs';
import { serve } from './serve.mjs';
import { pages, sites } from './site.mjs';

const CATEGORIES = ['accessibility', 'best-practices'];

// Start pages and reporting guides; the other pages come from the same templates, and axe looks at each of them.
const isOnTheWay = ({ html, forward, path }) =>
  !forward && path !== '404.html' && /class="?(help|channels)\b/.test(html);

async function freePort() {
  const server = createServer();
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

function problems({ categories, audits }) {
  return CATEGORIES.flatMap((name) => {
    const { score, auditRefs } = categories[name];
    if (score === 1) return [];
    const failed = auditRefs.map(({ id }) => audits[id]).filter((audit) => audit.score !== null && audit.score < 1);
    return failed.map(({ title }) => `${name} ${Math.round(score * 100)}: ${title}`);
  });
}

const port = await freePort();
const browser = await launch([`--remote-debugging-port=${port}`]);
try {
  for (const site of sites(process.argv.slice(2)).filter(({ name }) => !/\/(staff|responders)$/.test(name))) {
    const server = await serve(site.dir);
    for (const page of pages(site).filter(isOnTheWay)) {
      const options = { port, output: 'json', logLevel: 'error', onlyCategories: CATEGORIES };
      const { lhr } = await lighthouse(server.base + encodeURI(page.address), options);
      const found = lhr.runtimeError ? [lhr.runtimeError.message] : problems(lhr);
      if (found.length > 0) fail(page.label, found);
      else pass(page.label);
    }
    await server.close();
  }
} finally {
  await browser.close();
}
close();
