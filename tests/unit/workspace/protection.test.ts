import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDocument, listDocuments } from '../../../src/workspace/documents.ts';
import { closeWorkspace, createWorkspace, openWorkspace, setSetting } from '../../../src/workspace/open.ts';
import { beginSealing, changePassphrase, recoveryCodeOf, sealCopy } from '../../../src/workspace/passphrase.ts';
import { verifyFile } from '../../../src/workspace/verify.ts';
import { inFolder, NORTHMERE } from './samples.ts';

/** The code that an action fails with, or null. */
function codeOf(work: () => unknown): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
}

test('no word of a document can be read from the files of a protected workspace, open or closed', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'), { passphrase: 'two herons', name: 'Northmere' });
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    const plain = /northmere|police|supervision|letters\/|SQLite/iu;
    const all = () => readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(readdirSync(folder).sort()).toEqual(['review.evidence', 'review.evidence-wal', 'review.evidence.lock']);
    for (const content of all()) expect(content).not.toMatch(plain);
    closeWorkspace(workspace);
    expect(readdirSync(folder)).toEqual(['review.evidence']);
    for (const content of all()) expect(content).not.toMatch(plain);
  });
});

test('a passphrase is given, changed and taken away; the recovery code opens the file', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = createWorkspace(path);
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    closeWorkspace(workspace);
    const opens = (options: Parameters<typeof openWorkspace>[1]) => {
      const again = openWorkspace(path, options);
      expect(listDocuments(again)).toHaveLength(1);
      closeWorkspace(again);
    };
    expect(recoveryCodeOf(path, {})).toBeNull();
    const first = changePassphrase(path, {}, 'two herons');
    expect(codeOf(() => opens({}))).toBe('passphrase');
    expect(codeOf(() => opens({ passphrase: 'three herons' }))).toBe('passphrase');
    opens({ passphrase: 'two herons' });
    opens({ recoveryCode: first?.toLowerCase().replaceAll('-', ' ') ?? '' });
    // As documents and mails make dashes and blanks of them: an en dash, a hyphen that does not break, no-break spaces.
    for (const dash of ['–', '\u2011', '\u2212', '\u00A0', '\u200B-', '\r\n'])
      opens({ recoveryCode: `\uFEFF${first?.replaceAll('-', dash)} ` });
    const second = changePassphrase(path, { passphrase: 'two herons' }, 'Ünder the bridge');
    expect(codeOf(() => opens({ recoveryCode: first ?? '' }))).toBe('passphrase');
    expect(recoveryCodeOf(path, { recoveryCode: second ?? '' })).toBe(second);
    // The same letters, composed otherwise by another keyboard.
    opens({ passphrase: 'Ünder the bridge'.normalize('NFD') });
    expect(changePassphrase(path, { recoveryCode: second ?? '' }, null)).toBeNull();
    opens({});
    expect(verifyFile(path).sound).toBe(true);
    expect(readdirSync(folder)).toEqual(['review.evidence']);
  });
});

test('a wrong passphrase changes nothing', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    closeWorkspace(createWorkspace(path, { passphrase: 'two herons' }));
    const before = readFileSync(path);
    expect(codeOf(() => changePassphrase(path, { passphrase: 'no' }, null))).toBe('passphrase');
    expect(codeOf(() => changePassphrase(path, { recoveryCode: '00000-00000' }, null))).toBe('passphrase');
    expect(before.equals(readFileSync(path))).toBe(true);
  });
});

test('a copy that loses its end at whatever moment never takes the place of the workspace', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const workspace = createWorkspace(path);
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    const blocks = Array.from({ length: 2 ** 16 }, (_, at) => createHash('sha256').update(`${at}`).digest());
    setSetting(workspace, 'large', Buffer.concat(blocks).toString('hex'));
    // At the first moment there is no more than that.
    let moments = 2;
    for (let moment = 1; moment < moments; moment++) {
      const begun = beginSealing(workspace, {}, 'two herons');
      let told = 0;
      const cut = () => {
        if (told++ === moment) truncateSync(begun.copy.to, 2 ** 20);
      };
      expect(
        codeOf(() => sealCopy(begun.copy, cut)),
        `cut at moment ${moment}`,
      ).toMatch(/^(?:damaged|SQLITE_CORRUPT)$/u);
      begun.letGo();
      moments = Math.max(moments, told);
    }
    expect(moments).toBeGreaterThan(4);
    closeWorkspace(workspace);
    expect(verifyFile(path).findings).toEqual([]);
    expect(readdirSync(folder)).toEqual(['review.evidence']);
  });
});

test('a new passphrase that no window would take is refused before anything is made', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const long = 'a heron '.repeat(200);
    expect(codeOf(() => createWorkspace(path, { passphrase: long }))).toBe('passphrase');
    expect(codeOf(() => createWorkspace(path, { passphrase: '   ' }))).toBe('passphrase');
    expect(readdirSync(folder)).toEqual([]);
    closeWorkspace(createWorkspace(path));
    expect(codeOf(() => changePassphrase(path, {}, long))).toBe('passphrase');
    closeWorkspace(openWorkspace(path));
  });
});
