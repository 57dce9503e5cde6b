#!/usr/bin/env bash
# Package: tesseract.js 7.0.0 (npm; with tesseract.js-core 7.0.0)
# What happens: of a TIFF with two pages, recognize() reads the first and returns its text as the text of the file.
#   Nothing in the result says that there are more pages.
# Why a good guess is wrong: the tesseract program reads every page of the same file, and tesseract.js accepts TIFF
#   because it is built from the same library. A result that is complete for PNG is taken to be complete for TIFF.
# Who meets it: readers of faxes and office scanners' output, where one TIFF holds a whole letter: page two is lost and
#   the confidence is high.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts \
  tesseract.js@7.0.0 tesseract.js-core@7.0.0 @tesseract.js-data/eng@1.0.0 @napi-rs/canvas@0.1.80 pdfjs-dist@6.5.438

cat >probe.mjs <<'PROBE'
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { createWorker } from 'tesseract.js';

const WIDTH = 640;
const HEIGHT = 120;
GlobalFonts.registerFromPath('node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf', 'Print');

/** One page of grey pixels, a byte each. */
function page(text) {
  const context = createCanvas(WIDTH, HEIGHT).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = 'black';
  context.font = '40px Print';
  context.fillText(text, 20, 75);
  return Buffer.from(context.getImageData(0, 0, WIDTH, HEIGHT).data.filter((_, index) => index % 4 === 0));
}

/** An uncompressed TIFF: a header, then for each page its pixels and a directory that points to the next one. */
function tiff(pages) {
  const SHORT = 3;
  const LONG = 4;
  let file = Buffer.from([0x49, 0x49, 42, 0, 0, 0, 0, 0]);
  let link = 4;
  for (const pixels of pages) {
    const tags = [
      [256, LONG, WIDTH],
      [257, LONG, HEIGHT],
      [258, SHORT, 8],
      [259, SHORT, 1],
      [262, SHORT, 1],
      [273, LONG, file.length],
      [277, SHORT, 1],
      [278, LONG, HEIGHT],
      [279, LONG, pixels.length],
    ];
    const directory = Buffer.alloc(2 + 12 * tags.length + 4);
    directory.writeUInt16LE(tags.length, 0);
    tags.forEach(([tag, type, value], index) => {
      directory.writeUInt16LE(tag, 2 + 12 * index);
      directory.writeUInt16LE(type, 4 + 12 * index);
      directory.writeUInt32LE(1, 6 + 12 * index);
      directory.writeUInt32LE(value, 10 + 12 * index);
    });
    file.writeUInt32LE(file.length + pixels.length, link);
    file = Buffer.concat([file, pixels, directory]);
    link = file.length - 4;
  }
  return file;
}

const worker = await createWorker('eng', 1, {
  langPath: 'node_modules/@tesseract.js-data/eng/4.0.0_best_int',
  cacheMethod: 'none',
  gzip: true,
});
const { data } = await worker.recognize(tiff([page('First page'), page('Second page')]));
await worker.terminate();
console.log('pages in the file: First page, Second page');
console.log('text returned:    ', JSON.stringify(data.text), 'confidence:', data.confidence);
const asDescribed = data.text.includes('First') && !data.text.includes('Second');
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
