#!/usr/bin/env bash
# Package: postal-mime 4.0.0 (npm)
# What happens: in a text/plain; format=flowed mail, lines of different quotation depth are joined into one when the
#   first ends in a space: ">> question", "> answer" and the new reply become a single line.
# Why a good guess is wrong: RFC 3676 (section 4.5) says that a paragraph ends where the quotation depth changes, even
#   behind a line that ends in a space, exactly so that nobody's words are put into somebody else's mouth. A parser that
#   honours format=flowed is expected to count the ">" signs first.
# Who meets it: anybody who quotes, splits or threads mail by its text: the reply is attributed to the one who asked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts postal-mime@4.0.0

cat >probe.mjs <<'PROBE'
import PostalMime from 'postal-mime';

const mail = [
  'From: a@example.org',
  'To: b@example.org',
  'Subject: Plan',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8; format=flowed',
  '',
  '>> Is the plan ',
  '> It was agreed. ',
  'No, it was not.',
  '',
].join('\r\n');
const { text } = await PostalMime.parse(mail);
console.log('sent: three lines at depths 2, 1 and 0');
console.log('read:', JSON.stringify(text));
const asDescribed = text.trim().split('\n').length === 1;
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
