#!/usr/bin/env bash
# Package: lunr 2.3.9 (npm)
# What happens: a star finds less than no star. "policing" finds the document, "policing*" finds nothing; so do
#   "interviews*" and "missing*", while "intervi*" works.
# Why a good guess is wrong: a wildcard at the end is expected to widen a search, and the very word stands in the text.
#   But the index holds stems ("polic", "interview"), the words of a query are stemmed only if they have no wildcard,
#   and no stem begins with the whole word.
# Who meets it: search-as-you-type boxes that add a star to what was typed: hits vanish with the last letter of a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts lunr@2.3.9

cat >probe.mjs <<'PROBE'
import lunr from 'lunr';

const index = lunr(function () {
  this.ref('id');
  this.field('text');
  this.add({ id: 'report', text: 'Policing and missing interviews' });
});
const seen = {};
for (const query of ['policing', 'policing*', 'polic*', 'interviews', 'interviews*', 'intervi*', 'missing*']) {
  seen[query] = index.search(query).length;
  console.log(`${query}:`, seen[query]);
}
const asDescribed =
  seen.policing === 1 && seen['polic*'] === 1 && seen.interviews === 1 && seen['intervi*'] === 1 &&
  seen['policing*'] === 0 && seen['interviews*'] === 0 && seen['missing*'] === 0;
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
