/**
 * Names of files that every system takes.
 */

/** Names of Windows' devices, which no file can have, whatever stands after the first dot. */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/iu;

/** Bytes of UTF-8: file systems allow 255, and an ending, a number or the name of a neighbour are still to come. */
const MOST_BYTES = 150;

/**
 * What is in front of a file's ending, made of any words: no folder, no control or direction-changing character, nothing that
 * Windows reserves or cuts off, not hidden, not too long. `instead` stands where nothing is left, and before a reserved name.
 */
export function fileStem(words: string, instead: string): string {
  const plain = words
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu, '')
    .replace(/[\\/:*?"<>|]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '');
  const stem = beginning(plain).replace(/[. ]+$/u, '');
  const device = (stem.split('.')[0] ?? '').trim();
  return stem === '' || RESERVED.test(device) ? `${instead} ${stem}`.trim() : stem;
}

/** As many whole characters as fit. */
function beginning(text: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > MOST_BYTES) break;
    kept += character;
  }
  return kept;
}
