// Prints one line per result and the closing count, and sets the exit status, in the same way for every check.

let passed = 0;
let failed = 0;

// A reason may quote text of the page; one result stays one line whatever it holds.
const line = (text) => String(text).replace(/\s+/g, ' ').trim();

export function pass(subject) {
  passed += 1;
  console.log(`ok    ${line(subject)}`);
}

export function fail(subject, reasons) {
  failed += 1;
  for (const reason of reasons) console.log(`FAIL  ${line(subject)}: ${line(reason)}`);
}

export function note(text) {
  console.log(`note  ${line(text)}`);
}

// The same trouble stands on every page that shares a template: it is told once, with a count.
export class Tally {
  #seen = new Map();

  add(text, place) {
    const seen = this.#seen.get(text);
    if (seen) seen.count += 1;
    else this.#seen.set(text, { count: 1, place });
  }

  print() {
    for (const [text, { count, place }] of this.#seen) {
      note(`${text} (${place}${count > 1 ? ` and ${count - 1} more` : ''})`);
    }
  }
}

// A check that looked at nothing has not passed.
export function close() {
  if (passed + failed === 0) fail('nothing', ['there was nothing to check']);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

// Runs `work` over all items, at most `limit` at a time, in order.
export async function each(items, limit, work) {
  const queue = [...items];
  const lane = async () => {
    while (queue.length > 0) await work(queue.shift());
  };
  await Promise.all(Array.from({ length: limit }, lane));
}
