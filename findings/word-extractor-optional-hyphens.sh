#!/usr/bin/env bash
# Package: word-extractor 1.0.4 (npm); the .doc is written by LibreOffice (Debian: libreoffice-writer)
# What happens: in an old Word file (.doc), every optional hyphen becomes the word "undefined": "safe(-)guarding" is read
#   as "safeundefinedguarding".
# Why a good guess is wrong: the sign is invisible unless a line breaks there, so it is expected to vanish, or to arrive
#   as U+00AD. "undefined" is an ordinary English word: it survives every check for odd characters, is indexed and counted.
# Who meets it: readers of older letters and reports, whose authors or hyphenation tools put optional hyphens in long words.
set -euo pipefail
if ! command -v soffice >/dev/null; then
  echo 'Needs LibreOffice (Debian: libreoffice-writer) on the PATH to write a .doc; nothing was checked.' >&2
  exit 2
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts word-extractor@1.0.4

printf '{\\rtf1\\ansi{\\fonttbl{\\f0 Arial;}}\\f0 safe\\-guarding\\par}' >word.rtf
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to doc word.rtf >/dev/null 2>&1
cat >probe.mjs <<'PROBE'
import WordExtractor from 'word-extractor';

const body = (await new WordExtractor().extract('word.doc')).getBody().trim();
console.log('written: safe, optional hyphen, guarding');
console.log('read:   ', body);
const asDescribed = body === 'safeundefinedguarding';
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
