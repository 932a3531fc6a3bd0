// Takes the pictures that the README shows, of the start page on a phone and on a desk, from the real output.
// Usage: node pictures.mjs OUT
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch } from './browser.mjs';
import { close, fail, pass } from './report.mjs';
import { serve } from './serve.mjs';
import { sites } from './site.mjs';

const DIR = join(dirname(fileURLToPath(import.meta.url)), 'pictures');
const PICTURES = [
  { name: 'phone', page: '', width: 390, height: 844 },
  { name: 'phone-dark', page: '', width: 390, height: 844, colorScheme: 'dark' },
  { name: 'desk', page: '', width: 1280, height: 844 },
];

const [site] = sites(process.argv.slice(2));
mkdirSync(DIR, { recursive: true });
const server = await serve(site.dir);
const browser = await launch();
try {
  for (const { name, page, width, height, colorScheme = 'light' } of PICTURES) {
    const tab = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
    const answer = await tab.goto(server.base + page, { waitUntil: 'load' });
    const path = join(DIR, `${name}.png`);
    await tab.screenshot({ path, animations: 'disabled' });
    if (answer.ok()) pass(path);
    else fail(path, [`the page answers ${answer.status()}`]);
    await tab.close();
  }
} finally {
  await browser.close();
  await server.close();
}
close();
