// Checks every HTML, CSS and SVG file of the built folders with the Nu Html Checker.
// Usage: node html.mjs OUT...
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { close, fail, pass, Tally } from './report.mjs';
import { files, sites } from './site.mjs';

const jar = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');

// The audiences' sites share most files; equal bytes need one look.
const labels = new Map();
const seen = new Set();
for (const site of sites(process.argv.slice(2))) {
  for (const path of files(site.dir, /\.(html|css|svg)$/)) {
    const full = join(site.dir, path);
    const hash = createHash('sha256').update(path.split('.').pop()).update(readFileSync(full)).digest('hex');
    if (!seen.has(hash)) labels.set(pathToFileURL(full).href, { label: `${site.name}/${path}`, full });
    seen.add(hash);
  }
}

// All files go to one start of Java, which costs more than a hundred pages do.
function messages() {
  if (labels.size === 0) return [];
  const paths = [...labels.values()].map(({ full }) => full);
  const options = ['--stdout', '--format', 'json', '--also-check-css', '--also-check-svg'];
  const run = spawnSync('java', ['-jar', jar, ...options, ...paths], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (run.error) throw run.error;
  try {
    return JSON.parse(run.stdout).messages;
  } catch {
    throw new Error(`the checker gave no report (exit status ${run.status}): ${run.stderr}`);
  }
}

const errors = new Map([...labels.keys()].map((url) => [url, []]));
const notes = new Tally();
for (const { type, subType, url: told, message, extract, lastLine, lastColumn } of messages()) {
  // The checker writes `file:/a` where the rest of the world writes `file:///a`.
  const url = told && new URL(told).href;
  const place = `${labels.get(url)?.label ?? url}:${lastLine ?? 1}:${lastColumn ?? 1}`;
  if (type === 'info') notes.add(`${subType ?? type}: ${message}`, place);
  // A file that could not be read or parsed at all is reported as neither an error nor a warning.
  else if (errors.has(url)) errors.get(url).push(`${lastLine ?? 1}:${lastColumn ?? 1} ${message} [${extract ?? ''}]`);
  else fail(url ?? 'checker', [message]);
}
notes.print();
for (const [url, found] of errors) {
  if (found.length > 0) fail(labels.get(url).label, found);
  else pass(labels.get(url).label);
}
close();
