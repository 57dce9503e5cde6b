#!/usr/bin/env bash
# Package: natural 8.1.1 (npm)
# What happens: tokenizeAndStem drops the digits 0 to 9 as stop words, but keeps longer numbers. "Category 1" and
#   "Category 2" are the same; "Category 12" is not. "never" goes too, while "no" and "not" stay.
# Why a good guess is wrong: stop words are taken for articles and prepositions. A figure is often the only difference
#   between two short texts, and a list that spares "not" is expected to spare "never" as well.
# Who meets it: whoever compares or clusters texts about grades, stages, sections and plans, where "Part 2" is not
#   "Part 3"; they come out as exact duplicates. The second argument (true) keeps all stop words.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts natural@8.1.1

cat >probe.mjs <<'PROBE'
import stemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';

const stems = (text) => stemmer.tokenizeAndStem(text).join(' ');
const seen = {};
for (const text of ['Category 1', 'Category 2', 'Category 12', 'not seen', 'never seen']) {
  seen[text] = stems(text);
  console.log(`${text}:`, seen[text]);
}
const asDescribed =
  seen['Category 1'] === seen['Category 2'] &&
  seen['Category 12'].includes('12') &&
  seen['not seen'].includes('not') &&
  !seen['never seen'].includes('never');
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
