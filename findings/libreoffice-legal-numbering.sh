#!/usr/bin/env bash
# Package: LibreOffice 7.4.7 (Debian 12, libreoffice-writer); the document is made with docx 9.15.2 (npm)
# What happens: two settings of a Word list are read otherwise than the standard says. "Legal" numbering (w:isLgl), which
#   prints the number of every level in figures, prints "II.1" instead of "2.1"; and a level that must never start again
#   (w:lvlRestart of 0) starts again below each new heading: "Box 1" twice instead of "Box 1", "Box 2".
# Why a good guess is wrong: the numbers look right in themselves, and LibreOffice is the usual yardstick for what a Word
#   file prints where Word is not at hand. ISO/IEC 29500-1, 17.9.4 and 17.9.10, say what Word does.
# Who meets it: whoever checks their own reading of Word numbers against a conversion by LibreOffice, or cites paragraph
#   numbers from its PDF.
set -euo pipefail
if ! command -v soffice >/dev/null || ! soffice --version | grep -q '^LibreOffice 7\.4'; then
  echo 'Needs LibreOffice 7.4 (Debian 12: libreoffice-writer) on the PATH; nothing was checked.' >&2
  exit 2
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts docx@9.15.2 fflate@0.8.3

cat >make.mjs <<'MAKE'
import { writeFileSync } from 'node:fs';
import { Document, LevelFormat, Packer, Paragraph } from 'docx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const item = (level, text) => new Paragraph({ text, numbering: { reference: 'parts', level } });
const document = new Document({
  numbering: {
    config: [
      {
        reference: 'parts',
        levels: [
          { level: 0, format: LevelFormat.UPPER_ROMAN, text: 'Part %1' },
          { level: 1, format: LevelFormat.DECIMAL, text: '%1.%2' },
          { level: 2, format: LevelFormat.DECIMAL, text: 'Box %3' },
        ],
      },
    ],
  },
  sections: [{ children: [item(0, 'a'), item(0, 'b'), item(1, 'c'), item(2, 'd'), item(1, 'e'), item(2, 'f')] }],
});
const files = unzipSync(await Packer.toBuffer(document));
const extra = { 1: '<w:isLgl/>', 2: '<w:lvlRestart w:val="0"/>' };
const numbering = strFromU8(files['word/numbering.xml']).replace(
  /(<w:lvl w:ilvl="([12])".*?<w:numFmt [^>]*>)/g,
  (_, start, level) => start + extra[level],
);
writeFileSync('parts.docx', zipSync({ ...files, 'word/numbering.xml': strToU8(numbering) }));
MAKE
node make.mjs
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to txt:Text parts.docx >/dev/null 2>&1
echo 'By the standard: Part I a, Part II b, 2.1 c, Box 1 d, 2.2 e, Box 2 f'
echo 'LibreOffice:'
cat parts.txt
if grep -q 'II\.1 c' parts.txt && grep -q 'Box 1 f' parts.txt; then
  echo 'As described.'
else
  echo 'CHANGED.'
  exit 1
fi
