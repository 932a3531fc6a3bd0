// Whether crop marks stand where the cut is, and nothing else beyond the bleed: `marks.mjs DPI BLEED TRIM PAGE.pgm…`, boxes
// as "left bottom right top" in points.
import { readFileSync } from "node:fs";

const [dpi, bleedBox, trimBox, ...pages] = process.argv.slice(2);
const dots = (points) => (points * Number(dpi)) / 72;
const [bleed, trim] = [bleedBox, trimBox].map((box) => box.split(" ").map(Number));
const WIDE = 2;

function read(path) {
  const bytes = readFileSync(path);
  const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(bytes.subarray(0, 40).toString("latin1"));
  const [width, height] = [Number(head[1]), Number(head[2])];
  const grey = bytes.subarray(head[0].length);
  return { width, height, at: (x, y) => grey[y * width + x] < 128 };
}

// Where there is ink in a strip of paper, along its length.
function inked(length, breadth, at) {
  const found = [];
  for (let place = 0; place < length; place++) {
    for (let depth = 0; depth < breadth; depth++) {
      if (at(place, depth)) {
        found.push(place);
        break;
      }
    }
  }
  return found;
}

function check(path, name, cuts, found) {
  for (const cut of cuts) {
    if (!found.some((place) => Math.abs(place - cut) <= WIDE)) return `${path}: no mark at ${cut.toFixed(0)} ${name}`;
  }
  const stray = found.find((place) => cuts.every((cut) => Math.abs(place - cut) > WIDE));
  return stray === undefined ? null : `${path}: ink at ${stray} ${name}, where no cut is`;
}

for (const path of pages) {
  const { width, height, at } = read(path);
  const columns = [trim[0], trim[2]].map(dots);
  // Boxes count from the lower edge, pictures from the upper one.
  const rows = [trim[3], trim[1]].map((y) => height - dots(y));
  // A dot at the edge of the bleed belongs to both.
  const [above, below] = [height - dots(bleed[3]), dots(bleed[1])].map((breadth) => Math.floor(breadth) - WIDE);
  const [before, behind] = [dots(bleed[0]), width - dots(bleed[2])].map((breadth) => Math.floor(breadth) - WIDE);
  const wrong = [
    check(path, "above", columns, inked(width, above, (x, y) => at(x, y))),
    check(path, "below", columns, inked(width, below, (x, y) => at(x, height - 1 - y))),
    check(path, "on the left", rows, inked(height, before, (y, x) => at(x, y))),
    check(path, "on the right", rows, inked(height, behind, (y, x) => at(width - 1 - x, y))),
  ].filter(Boolean);
  if (wrong.length > 0) {
    console.log(wrong[0]);
    process.exit(1);
  }
}
