#!/usr/bin/env bash
# Package: lunr 2.3.9 (npm)
# What happens: a required stop word empties the result. "+child +who" finds nothing, though a text with both words is
#   there and "child who" finds it; and a query of stop words alone ("who", "own") finds nothing either, without error.
# Why a good guess is wrong: the stop words are left out of the index, so one expects them to be left out of the query
#   too, as the unmarked "who" is. With a plus sign the missing word counts as one that no document has.
# Who meets it: search boxes that put a plus before every word to make them all count ("a place of their own").
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
  this.add({ id: 'report', text: 'A child who has a room of their own' });
});
const seen = {};
for (const query of ['child who', '+child +room', '+child +who', 'who', 'own']) {
  seen[query] = index.search(query).length;
  console.log(`${query}:`, seen[query]);
}
const asDescribed =
  seen['child who'] === 1 && seen['+child +room'] === 1 && seen['+child +who'] === 0 && seen.who === 0 && seen.own === 0;
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
