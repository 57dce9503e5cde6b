#!/usr/bin/env bash
# Package: @kenjiuno/msgreader 1.28.0 (npm)
# What happens: 8-bit strings of an Outlook message (.msg) are decoded one byte to one character, as Latin-1, although
#   the same result reports the message's code page (1251 here). A Russian subject comes out as accented capitals.
# Why a good guess is wrong: the code page stands in the file, the package reads it and returns it, and it ships with a
#   decoder for it (iconv-lite). But the decoder is used only when the caller names the encoding beforehand
#   (parserConfig.ansiEncoding), so a first reading has to be thrown away to learn how to do the second.
# Who meets it: readers of old Outlook archives outside Western Europe; with English mail, of curly quotes and dashes
#   (code page 1252), which become invisible control characters.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true}' >package.json
npm install --silent --no-audit --no-fund --ignore-scripts @kenjiuno/msgreader@1.28.0 cfb@1.2.2

cat >probe.mjs <<'PROBE'
import msgreader from '@kenjiuno/msgreader';
import cfb from 'cfb';

const MsgReader = msgreader.default ?? msgreader;
const SUBJECT = Uint8Array.from([0xcf, 0xeb, 0xe0, 0xed]); // four Cyrillic letters in code page 1251
const texts = [
  [0x001a, Buffer.from('IPM.Note')],
  [0x0037, Buffer.from(SUBJECT)],
];
const numbers = [
  [0x340d, 0], // the store does not support Unicode
  [0x3fde, 1251], // code page for the internet
  [0x3ffd, 1251], // code page of the message
];
const entry = (id, type, value) => {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt16LE(type, 0);
  bytes.writeUInt16LE(id, 2);
  bytes.writeUInt32LE(6, 4);
  bytes.writeUInt32LE(value, 8);
  return bytes;
};
const file = cfb.utils.cfb_new();
const properties = [
  Buffer.alloc(32),
  ...texts.map(([id, bytes]) => entry(id, 0x1e, bytes.length + 1)),
  ...numbers.map(([id, value]) => entry(id, 0x03, value)),
];
cfb.utils.cfb_add(file, '/__properties_version1.0', Buffer.concat(properties));
for (const [id, bytes] of texts) {
  cfb.utils.cfb_add(file, `/__substg1.0_${id.toString(16).toUpperCase().padStart(4, '0')}001E`, bytes);
}
for (const stream of ['00020102', '00030102', '00040102']) {
  cfb.utils.cfb_add(file, `/__nameid_version1.0/__substg1.0_${stream}`, Buffer.alloc(0));
}
const message = new Uint8Array(cfb.write(file, { type: 'buffer' })).buffer;

const plain = new MsgReader(message).getFileData();
const told = new MsgReader(message);
told.parserConfig = { ansiEncoding: `cp${plain.messageCodepage}` };
const right = new TextDecoder('windows-1251').decode(SUBJECT);
console.log('code page reported:     ', plain.messageCodepage);
console.log('subject, first reading: ', plain.subject);
console.log('subject, encoding named:', told.getFileData().subject);
console.log('subject as sent:        ', right);
const asDescribed =
  plain.messageCodepage === 1251 &&
  plain.subject === Buffer.from(SUBJECT).toString('latin1') &&
  told.getFileData().subject === right;
console.log(asDescribed ? 'As described.' : 'CHANGED.');
process.exitCode = asDescribed ? 0 : 1;
PROBE
node probe.mjs
