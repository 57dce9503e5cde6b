import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { criteriaOf } from '../../../../src/document/framework.ts';
import { counts } from '../../../../src/export/bundle.ts';
import { evidenceFrom } from '../../../../src/export/refi/evidence.ts';
import { frameworkFrom } from '../../../../src/export/refi/import.ts';
import { rangeReader } from '../../../../src/export/refi/positions.ts';
import { codebook } from '../../../../src/export/refi/qdc.ts';
import { projectArchive, projectOf, type QdpxInput, refiLosses } from '../../../../src/export/refi/qdpx.ts';
import { readCodebook, readProject } from '../../../../src/export/refi/read.ts';
import { writeProject } from '../../../../src/export/refi/write.ts';
import { HOSTILE } from '../hostile.ts';
import { assess, decide, FRAMEWORK, inventedBundle, inventedDocument, inventedInput } from '../invented.ts';
import { complaints, REFI, withoutSchemas } from './schema.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

const invented = (more: Partial<QdpxInput> = {}): QdpxInput => ({
  bundle: inventedBundle(),
  texts: new Map(inventedInput().documents.map((document) => [document.id, document.text])),
  sha256,
  ...more,
});

const hostileInput = (texts: readonly string[]): QdpxInput => {
  const document = inventedDocument('hostile', texts);
  const decisions = document.passages.map((passage) =>
    decide(document, passage.id, {
      note: passage.text,
      tags: [passage.text.slice(0, 20)],
      reviewer: passage.text.slice(0, 30) || 'nobody',
    }),
  );
  const bundle = inventedBundle({
    workspace: texts[0] ?? '',
    documents: [document],
    assessments: assess([document]),
    decisions,
    themes: [],
    copies: { groups: [], lookAlikes: [] },
    twins: [],
  });
  return { bundle, texts: new Map([[document.id, document.text]]), sha256 };
};

const qde = (bytes: Uint8Array) => unzipSync(bytes)['project.qde'] ?? new Uint8Array();

describe('a REFI-QDA project', () => {
  it.skipIf(withoutSchemas)('is valid by the published schema', () => {
    expect(complaints(qde(projectArchive(invented())), 'Project')).toBe('');
    expect(complaints(qde(projectArchive(invented({ withSuggestions: true }))), 'Project')).toBe('');
    expect(complaints(qde(projectArchive(hostileInput(HOSTILE))), 'Project')).toBe('');
    const pdf = { extension: 'pdf' as const, bytes: strToU8('%PDF-1.4') };
    expect(complaints(qde(projectArchive(invented({ originals: new Map([['ashcombe-bay', pdf]]) }))), 'Project')).toBe(
      '',
    );
    const empty = inventedBundle({
      documents: [],
      assessments: [],
      decisions: [],
      themes: [],
      copies: { groups: [], lookAlikes: [] },
      twins: [],
    });
    expect(complaints(qde(projectArchive(invented({ bundle: empty, texts: new Map() }))), 'Project')).toBe('');
  });

  it.skipIf(withoutSchemas)('has a codebook that is valid by the published schema', () => {
    expect(complaints(codebook(inventedBundle(), sha256), 'Codebook')).toBe('');
  });

  it('is the same after export, import and export', () => {
    for (const input of [invented(), invented({ withSuggestions: true }), hostileInput(HOSTILE)]) {
      const first = projectArchive(input);
      const { project, leftOut } = readProject(first);
      expect(leftOut).toEqual([]);
      expect(writeProject(project)).toEqual(first);
    }
  });

  it('brings originals back byte for byte, with the codings of a PDF in its text', () => {
    const originals = new Map([
      ['ashcombe-bay', { extension: 'pdf' as const, bytes: strToU8('%PDF-1.4 invented') }],
      ['calder-vale', { extension: 'docx' as const, bytes: strToU8('PK invented') }],
    ]);
    const first = projectArchive(invented({ originals }));
    const xml = strFromU8(qde(first));
    expect(xml).toMatch(/<PDFSource [^>]*path="internal:\/\/[0-9A-F-]{36}\.pdf"[^>]*><Representation /u);
    expect(xml).toMatch(/<TextSource [^>]*richTextPath="internal:\/\/[0-9A-F-]{36}\.docx"/u);
    const { project } = readProject(first);
    expect(project.sources.flatMap((source) => source.original?.bytes ?? []).map((bytes) => strFromU8(bytes))).toEqual([
      '%PDF-1.4 invented',
      'PK invented',
    ]);
    expect(writeProject(project)).toEqual(first);
  });

  it('brings every decision back with its quotation, criterion, polarity, agencies, tags, note and reviewer', () => {
    const input = invented();
    const evidence = evidenceFrom(readProject(projectArchive(input)).project);
    const accepted = input.bundle.evidence.filter((row) => row.status === 'accepted');
    const told = (row: {
      quotation: string;
      polarity: string | null;
      agencies: readonly string[];
      tags: readonly string[];
      note: string;
      reviewer: string | null;
      at: string | null;
    }) => JSON.stringify([row.quotation, row.polarity, row.agencies, row.tags, row.note, row.reviewer, row.at]);
    expect(evidence.flatMap((one) => one.criteria.map((code) => `${code} ${told(one)}`)).sort()).toEqual(
      accepted.map((row) => `${row.criterion} ${told(row)}`).sort(),
    );
  });

  it('brings the framework back', () => {
    const { codes } = readCodebook(codebook(inventedBundle(), sha256));
    const framework = frameworkFrom(codes, 'back', 'Back again', 'Evidence Desk');
    const shown = (criteria: ReturnType<typeof criteriaOf>) =>
      criteria.map(({ code, title, text }) => [code, title, text]);
    expect(shown(criteriaOf(framework))).toEqual(shown(criteriaOf(FRAMEWORK)));
    expect(framework.criteria.find((one) => one.code === 'C17')?.isHeading).toBe(true);
  });

  it('counts code points, with an exclusive end, in the text it ships', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...HOSTILE.slice(0, 16)), fc.string({ unit: 'grapheme', minLength: 1 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (texts) => {
          const input = hostileInput(texts);
          const project = projectOf(input);
          const files = unzipSync(writeProject(project));
          const xml = strFromU8(files['project.qde'] ?? new Uint8Array());
          const points = [...strFromU8(files[`sources/${project.sources[0]?.guid}.txt`] ?? new Uint8Array())];
          const places = [...xml.matchAll(/startPosition="(\d+)" endPosition="(\d+)"/gu)];
          const quoted = places.map(([, start, end]) => points.slice(Number(start), Number(end)).join(''));
          const rows = input.bundle.evidence
            .filter((row) => row.status === 'accepted')
            .sort((left, right) => left.start - right.start);
          expect(quoted).toEqual(rows.map((row) => row.quotation));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('has names that stay the same, are in upper case and belong to one thing each', () => {
    const xml = strFromU8(qde(projectArchive(invented())));
    const guids = [...xml.matchAll(/ guid="([^"]+)"/gu)].map((match) => match[1] ?? '');
    expect(new Set(guids).size).toBe(guids.length);
    expect(
      guids.every((guid) => /^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/u.test(guid)),
    ).toBe(true);
    const fewer = strFromU8(
      qde(projectArchive(invented({ bundle: inventedBundle({ decisions: inventedInput().decisions.slice(0, 3) }) }))),
    );
    const kept = [...fewer.matchAll(/<(?:Code|PlainTextSelection|Coding) guid="([^"]+)"/gu)].map(
      (match) => match[1] ?? '',
    );
    expect(kept.filter((guid) => !guids.includes(guid))).toEqual([]);
  });

  it('tells what it cannot carry', () => {
    const losses = refiLosses(invented()).join('\n');
    for (const words of [
      'suggestions that nobody has decided',
      'rejected',
      'copies',
      '2 themes',
      'audit log',
      'original files',
    ]) {
      expect(losses).toContain(words);
    }
  });

  it('carries 50,000 passages', () => {
    const document = inventedDocument(
      'long',
      Array.from({ length: 50_000 }, (_, index) => `Paragraph ${index} 😀 of a long report.`),
    );
    const decision = decide(document, 'p1', { criteria: ['C01'], suggested: null });
    const bundle = inventedBundle({
      documents: [document],
      assessments: [],
      decisions: document.passages.map((passage) => ({ ...decision, passageId: passage.id })),
      themes: [],
      copies: { groups: [], lookAlikes: [] },
      twins: [],
    });
    const bytes = projectArchive({ bundle, texts: new Map([[document.id, document.text]]), sha256 });
    expect(evidenceFrom(readProject(bytes).project).map((one) => one.quotation)).toEqual(
      document.passages.map((passage) => passage.text),
    );
    expect(bundle.evidence.filter(counts)).toHaveLength(50_000);
  });
});

describe('projects that other programs wrote', () => {
  it.skipIf(!existsSync(join(REFI, 'nvivo-15.qdpx')))('opens one by NVivo 15', () => {
    const { project, leftOut } = readProject(new Uint8Array(readFileSync(join(REFI, 'nvivo-15.qdpx'))));
    expect(project.origin).toBe('NVivo for Mac 15.0.0');
    expect(project.users.map((user) => user.name)).toEqual(['chrisp', 'cp']);
    expect(project.sources).toHaveLength(2);
    expect(project.sources.map((source) => source.original?.extension)).toEqual(['docx', 'docx']);
    expect(project.codes[0]?.children.length).toBeGreaterThan(3);
    expect(leftOut).toEqual([]);
    expect(criteriaOf(frameworkFrom(project.codes, 'nvivo', 'NVivo', project.origin)).length).toBeGreaterThan(30);
  });

  it.skipIf(!existsSync(join(REFI, 'atlas-ti-23-empty.qdpx')))('opens an empty one by ATLAS.ti 23', () => {
    const { project } = readProject(new Uint8Array(readFileSync(join(REFI, 'atlas-ti-23-empty.qdpx'))));
    expect([project.name, project.sources, project.codes]).toEqual(['blank-atlas-project', [], []]);
  });

  const foreign = (text: string, selection: string, more = '') =>
    zipSync({
      'Anything.qde': strToU8(
        `\uFEFF<?xml version="1.0"?><q:Project xmlns:q="urn:QDA-XML:project:1.0" name="x" origin="Some Coder 3"><q:Users><q:User guid="{0f8fad5b-d9cb-469f-a165-70867728950e}" name="Ada"/></q:Users><q:CodeBook><q:Codes><q:Code guid="1f8fad5b-d9cb-469f-a165-70867728950e" name="Waiting" isCodable="true"/></q:Codes></q:CodeBook><q:Sources><q:TextSource guid="2f8fad5b-d9cb-469f-a165-70867728950e" name="Letter" plainTextPath="internal://2f8fad5b-d9cb-469f-a165-70867728950e.txt">${selection}</q:TextSource>${more}</q:Sources><q:Cases><q:Case guid="3f8fad5b-d9cb-469f-a165-70867728950e"/></q:Cases></q:Project>`,
      ),
      'Sources/2F8FAD5B-D9CB-469F-A165-70867728950E.TXT': strToU8(text),
      'Sources/.root': new Uint8Array(),
    });
  const selection = (start: number, end: number, name = '') =>
    `<q:PlainTextSelection guid="4f8fad5b-d9cb-469f-a165-70867728950e" name="${name}" startPosition="${start}" endPosition="${end}"><q:Coding guid="5f8fad5b-d9cb-469f-a165-70867728950e" creatingUser="0f8fad5b-d9cb-469f-a165-70867728950e"><q:CodeRef targetGUID="1F8FAD5B-D9CB-469F-A165-70867728950E"/></q:Coding></q:PlainTextSelection>`;
  const quotationIn = (bytes: Uint8Array) => evidenceFrom(readProject(bytes).project)[0];

  it('takes prefixes, braces, either case, any file name, a byte-order mark and unknown entries', () => {
    const found = quotationIn(foreign('One two three.', selection(4, 7)));
    expect(found).toMatchObject({ quotation: 'two', criteria: ['1'], reviewer: 'Ada', polarity: null });
  });

  it('tells from the quotation whether line ends and the mark are counted', () => {
    const text = 'First line\r\n😀 second\r\nthird and last';
    expect(quotationIn(foreign(text, selection(22, 27, 'third')))?.quotation).toBe('third');
    expect(quotationIn(foreign(text, selection(20, 25, 'third')))?.quotation).toBe('third');
    expect(quotationIn(foreign(`\uFEFF${text}`, selection(21, 26, 'third')))?.quotation).toBe('third');
    expect(quotationIn(foreign(`\uFEFF${text}`, selection(23, 28, 'third')))?.quotation).toBe('third');
  });

  it('goes by the program where there is no quotation', () => {
    const raw = 'a\r\nbc';
    expect(rangeReader(raw, 'ATLAS.ti for Windows 23', []).range({ start: 2, end: 4 })).toEqual({ start: 2, end: 4 });
    expect(rangeReader(raw, 'NVivo 15', []).range({ start: 3, end: 5 })).toEqual({ start: 2, end: 4 });
  });

  it('takes codings by a user called after this program for its suggestions, whoever wrote the file', () => {
    const bytes = foreign('One two three.', selection(4, 7));
    expect(evidenceFrom(readProject(bytes).project).map(({ isSuggestion }) => isSuggestion)).toEqual([false]);
    const { project } = readProject(bytes);
    const named = { ...project, users: project.users.map((user) => ({ ...user, name: 'Evidence Desk 0.1.0' })) };
    expect(evidenceFrom(named).map(({ isSuggestion }) => isSuggestion)).toEqual([true]);
  });

  it('names what it leaves out', () => {
    const { leftOut } = readProject(
      foreign('One', '', '<q:AudioSource guid="6f8fad5b-d9cb-469f-a165-70867728950e" name="Talk"/>'),
    );
    expect(leftOut).toEqual(['“Talk” is left out: pictures and recordings are not read.', '1 case is left out.']);
  });

  it('says in a sentence when a file is no project', () => {
    expect(() => readProject(strToU8('nothing'))).toThrow('not a zip archive');
    expect(() => readProject(zipSync({ 'a.txt': strToU8('x') }))).toThrow('no .qde file');
    expect(() => readProject(zipSync({ 'project.qde': strToU8('<Project') }))).toThrow('not well-formed');
    expect(() => readCodebook('<Other/>')).toThrow('no CodeBook');
  });

  it('does not follow entities', () => {
    const xml =
      '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]><CodeBook><Codes><Code guid="1" name="&x;" isCodable="true"/></Codes></CodeBook>';
    expect(() => readCodebook(xml)).toThrow('not well-formed');
  });
});
