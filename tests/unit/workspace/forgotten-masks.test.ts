import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type DisclosureHit, type Mask, maskedText, masksFor } from '../../../src/export/disclosure.ts';
import { keyOf } from '../../../src/review/records.ts';
import { addDocument } from '../../../src/workspace/documents.ts';
import { eraseDocuments } from '../../../src/workspace/erase.ts';
import { act } from '../../../src/workspace/ledger.ts';
import { recentLines } from '../../../src/workspace/log.ts';
import { closeWorkspace, createWorkspace, getSetting, setSetting } from '../../../src/workspace/open.ts';
import { verifyWorkspace } from '../../../src/workspace/verify.ts';
import { inFolder, letter } from './samples.ts';
import { unsealed } from './unsealed.ts';

const GONE = letter('gone', ['Mr Zyxander Quorl, zq@quorl.example, wrote to Vorpal Tansy, Ann and Mimsy Borogove.']);
const STAYS = letter('stays', ['Vorpal Tansy answered him in the Annual report.']);
const MASKS: readonly Mask[] = [
  { kind: 'name', text: 'Zyxander Quorl', mask: '[name 1]' },
  { kind: 'name', text: 'Quorl', mask: '[name 1]' },
  { kind: 'name', text: 'Vorpal Tansy', mask: '[name 2]' },
  { kind: 'name', text: 'Ann', mask: '[name 3]' },
  { kind: 'name', text: 'Mimsy Borogove', mask: '[name 4]' },
  { kind: 'email', text: 'zq@quorl.example', mask: '[e-mail 1]' },
];

test('what exports masked goes with the last document that holds it, and its number is given to nobody else', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    addDocument(workspace, GONE.document, GONE.bytes);
    addDocument(workspace, STAYS.document, STAYS.bytes);
    act(workspace, 'A. Reviewer', 'watched', [
      { kind: 'search', key: keyOf('watched', 'toves'), after: ['Mimsy Borogove'] },
    ]);
    setSetting(workspace, 'masks', JSON.stringify(MASKS));
    const choice = { decidedOnly: true, mask: true, unmasked: ['Zyxander Quorl', 'Vorpal Tansy'] };
    setSetting(workspace, 'export presets', JSON.stringify([{ name: 'Mine', format: 'csv', choice }]));

    expect(eraseDocuments(workspace, ['gone'], 'B. Second')).toBe(4);

    expect(unsealed(workspace)).not.toMatch(/zyxander|quorl/iu);
    const left = JSON.parse(getSetting(workspace, 'masks') ?? '') as Mask[];
    expect(left.flatMap(({ text }) => (text === '' ? [] : [text]))).toEqual(['Vorpal Tansy', 'Mimsy Borogove']);
    expect(JSON.parse(getSetting(workspace, 'export presets') ?? '')).toMatchObject([
      { choice: { unmasked: ['Vorpal Tansy'] } },
    ]);
    expect(recentLines(workspace, 1)[0]?.what).toMatch(/took 4 texts .* out of the masks/u);
    const hit = (kind: Mask['kind'], text: string) => ({ kind, text }) as DisclosureHit;
    const later = masksFor(
      [hit('name', 'Snark Boojum'), hit('email', 's@boojum.example'), hit('name', 'Vorpal Tansy')],
      left,
    );
    expect(maskedText('Snark Boojum (s@boojum.example) met Vorpal Tansy.', later)).toBe(
      '[name 5] ([e-mail 2]) met [name 2].',
    );
    expect(verifyWorkspace(workspace).findings).toEqual([]);
    // Nothing is left to go.
    addDocument(workspace, GONE.document, GONE.bytes);
    expect(eraseDocuments(workspace, ['gone'], 'B. Second')).toBe(0);
    closeWorkspace(workspace);
  });
});
