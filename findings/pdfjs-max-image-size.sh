#!/usr/bin/env bash
# Package: pdfjs-dist 6.5.438 (npm)
# What happens: with the option maxImageSize, a picture that is too big leaves no trace in the list of operations of its
#   page: no painting operation, no placeholder, only the change of position around it (and a warning on the console).
# Why a good guess is wrong: the option limits the pixels that are decoded, so it looks like the cheap way to learn where
#   pictures stand without decoding them. It hides that there are any: a scanned page becomes an empty page.
# Who meets it: anybody who tells scanned pages from empty ones, or counts what was not read, and sets the option to
#   save memory.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts pdfjs-dist@6.5.438 pdfkit@0.20.2

cat >probe.mjs <<'PROBE'
import { buffer } from 'node:stream/consumers';
import { crc32, deflateSync } from 'node:zlib';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PDFDocument from 'pdfkit';

const chunk = (name, data) => {
  const body = Buffer.concat([Buffer.from(name), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
};
const SIDE = 20;
const header = Buffer.from([0, 0, 0, SIDE, 0, 0, 0, SIDE, 8, 0, 0, 0, 0]);
const png = Buffer.concat([
  Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
  chunk('IHDR', header),
  chunk('IDAT', deflateSync(Buffer.alloc(SIDE * (SIDE + 1)))),
  chunk('IEND', Buffer.alloc(0)),
]);
const pdf = new PDFDocument({ compress: false });
pdf.image(png, 50, 50, { width: 300 });
pdf.end();
const file = new Uint8Array(await buffer(pdf));
const operations = async (maxImageSize) => {
  const task = getDocument({ data: file.slice(), maxImageSize, verbosity: 0 });
  const { fnArray } = await (await (await task.promise).getPage(1)).getOperatorList();
  await task.destroy();
  return fnArray.map((code) => Object.keys(OPS).find((name) => OPS[name] === code));
};
const free = await operations(-1);
const limited = await operations(1);
console.log('no limit:       ', free.join(' '));
console.log('maxImageSize 1: ', limited.join(' '));
const image = (names) => names.some((name) => /image/i.test(name));
const asDescribed = image(free) && !image(limited);
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
