#!/usr/bin/env bash
# Package: postal-mime 4.0.0 (npm)
# What happens: a text file that was sent with "Content-Disposition: inline; filename=..." is appended to the body of the
#   mail. It is not among the attachments, its name is nowhere in the result, and nothing marks where the body ends.
# Why a good guess is wrong: the part has a file name, every mail program shows it as a file, and the same part marked
#   "attachment" arrives as one. An inline PDF does stay an attachment.
# Who meets it: readers of mail from Apple Mail and others that send files inline: the notes of a meeting become words
#   of the sender, and the file that the mail speaks of seems to be missing.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts postal-mime@4.0.0

cat >probe.mjs <<'PROBE'
import PostalMime from 'postal-mime';

const mail = (type, disposition) =>
  [
    'From: a@example.org',
    'To: b@example.org',
    'Subject: Notes',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=cut',
    '',
    '--cut',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Please see the notes.',
    '--cut',
    `Content-Type: ${type}; name="notes.txt"`,
    `Content-Disposition: ${disposition}; filename="notes.txt"`,
    '',
    'Notes of the meeting.',
    '--cut--',
    '',
  ].join('\r\n');
const seen = {};
for (const [type, disposition] of [['text/plain', 'inline'], ['text/plain', 'attachment'], ['application/pdf', 'inline']]) {
  const { text, attachments } = await PostalMime.parse(mail(type, disposition));
  seen[`${type} ${disposition}`] = attachments.length;
  console.log(`${type}, ${disposition}:`, JSON.stringify(text), 'attachments:', attachments.map((a) => a.filename));
}
const asDescribed =
  seen['text/plain inline'] === 0 && seen['text/plain attachment'] === 1 && seen['application/pdf inline'] === 1;
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
