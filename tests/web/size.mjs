// Measures what a reader on bad Wi-Fi waits for: each public page with its styles, compressed.
// Usage: node size.mjs OUT...
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { close, fail, pass } from './report.mjs';
import { pages, sites } from './site.mjs';

// What a server sends in its first answer, before it waits for the reader to say that it arrived.
const LIMIT = 14_000;

const compressed = (bytes) => gzipSync(bytes, { level: 9 }).length;

for (const site of sites(process.argv.slice(2)).filter(({ name }) => !/\/(staff|responders)$/.test(name))) {
  const styles = compressed(readFileSync(join(site.dir, 'style.css')));
  for (const { label, html } of pages(site)) {
    const page = compressed(html);
    const said = `${label} (${page} + ${styles} bytes)`;
    if (page + styles > LIMIT) fail(said, [`more than ${LIMIT} bytes with its styles`]);
    else pass(said);
  }
}
close();
