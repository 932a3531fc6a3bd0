// Whether what is black on both sides of a sheet lies on each other: `overlay.mjs FRONT.pgm BACK.pgm`, at 300 dots an inch.
import { readFileSync } from "node:fs";

const DOTS = 300 / 25.4;
const TOLERANCE = 0.3 * DOTS;
const LONG = 30 * DOTS;

// A picture's dots, true where there is ink, in rows.
function read(path, isMirrored) {
  const bytes = readFileSync(path);
  const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(bytes.subarray(0, 40).toString("latin1"));
  const [width, height] = [Number(head[1]), Number(head[2])];
  const dots = bytes.subarray(head[0].length);
  const at = (x, y) => dots[y * width + (isMirrored ? width - 1 - x : x)] < 128;
  return { width, height, at };
}

function turned({ width, height, at }) {
  return { width: height, height: width, at: (x, y) => at(y, x) };
}

// Rectangles of ink that are longer than any letter.
function bands({ width, height, at }) {
  const found = [];
  for (let y = 0; y < height; y++) {
    let start = -1;
    for (let x = 0; x <= width; x++) {
      const isInk = x < width && at(x, y);
      if (isInk && start < 0) start = x;
      if (!isInk && start >= 0) {
        if (x - start > LONG) add(found, start, x, y);
        start = -1;
      }
    }
  }
  return found.filter((band) => band.bottom - band.top > 2 * DOTS);
}

function add(found, left, right, y) {
  // Letters in a band part its rows: what stands in the same columns belongs together.
  const known = found.find((band) => y - band.bottom < 6 * DOTS && left < band.right && right > band.left);
  if (!known) found.push({ left, right, top: y, bottom: y });
  else Object.assign(known, { left: Math.min(left, known.left), right: Math.max(right, known.right), bottom: y });
}

const [front, back] = process.argv.slice(2).map((path, page) => read(path, page === 1));
let count = 0;
for (const view of [(side) => side, turned]) {
  const [fronts, backs] = [bands(view(front)), bands(view(back))];
  if (fronts.length !== backs.length) {
    console.log(`${fronts.length} bands in front, ${backs.length} behind`);
    process.exit(1);
  }
  count += fronts.length;
  fronts.forEach((band, place) => {
    for (const edge of ["left", "right", "top", "bottom"]) {
      const off = Math.abs(band[edge] - backs[place][edge]);
      if (off > TOLERANCE) {
        console.log(`band ${place + 1}: ${edge} is off by ${(off / DOTS).toFixed(2)} mm`);
        process.exit(1);
      }
    }
  });
}
if (count === 0) {
  console.log("no bands were found");
  process.exit(1);
}
