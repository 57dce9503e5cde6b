import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  addDocument,
  correctMetadata,
  documentBytes,
  getDocument,
  listDocuments,
  listFailures,
  recordFailure,
  removeDocument,
} from '../../../src/workspace/documents.ts';
import { closeWorkspace, createWorkspace, openWorkspace } from '../../../src/workspace/open.ts';
import { countPassages, eachPassage } from '../../../src/workspace/passages.ts';
import { searchPassages } from '../../../src/workspace/search.ts';
import {
  clearAssessments,
  eachAssessment,
  getAssessment,
  getStage,
  putAssessments,
  putStage,
} from '../../../src/workspace/stages.ts';
import { ASSESSMENT, EASTHOLT, inFolder, letter, NORTHMERE } from './samples.ts';

test('a document comes back as it went in, after closing and opening', () => {
  inFolder((folder) => {
    const path = join(folder, 'review.evidence');
    const first = createWorkspace(path);
    expect(addDocument(first, NORTHMERE.document, NORTHMERE.bytes)).toBe('added');
    expect(addDocument(first, NORTHMERE.document, NORTHMERE.bytes)).toBe('present');
    closeWorkspace(first);
    const second = openWorkspace(path);
    expect(getDocument(second, 'northmere')).toEqual(NORTHMERE.document);
    expect(Buffer.from(documentBytes(second, 'northmere'))).toEqual(Buffer.from(NORTHMERE.bytes));
    closeWorkspace(second);
  });
});

test('bytes that are not those of the document are refused, and nothing of it stays', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    expect(() => addDocument(workspace, NORTHMERE.document, EASTHOLT.bytes)).toThrow(/changed while it was being read/);
    expect(listDocuments(workspace)).toEqual([]);
    expect(countPassages(workspace)).toBe(0);
    closeWorkspace(workspace);
  });
});

test('a correction stands beside what was read and can be taken back', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    correctMetadata(workspace, 'northmere', { area: 'Calder Vale', date: null });
    const [corrected] = listDocuments(workspace);
    expect(corrected?.metadata).toMatchObject({ area: 'Calder Vale', date: null });
    expect(corrected?.metadataAsRead).toEqual(NORTHMERE.document.metadata);
    correctMetadata(workspace, 'northmere', { area: 'Northmere', date: '2020-01-31' });
    expect(listDocuments(workspace)[0]?.corrections).toEqual({});
    closeWorkspace(workspace);
  });
});

test('a removed document is out of sight everywhere and comes back whole', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    removeDocument(workspace, 'northmere');
    expect(listDocuments(workspace).map((document) => document.id)).toEqual(['eastholt']);
    expect(countPassages(workspace)).toBe(2);
    expect(searchPassages(workspace, 'polic').hits).toEqual([]);
    expect(() => getDocument(workspace, 'northmere')).toThrow(/not in the workspace/);
    expect(addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes)).toBe('added');
    expect(searchPassages(workspace, 'polic').total).toBe(1);
    closeWorkspace(workspace);
  });
});

test('passages come in reading order, over the border of a batch', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    const long = letter(
      'long',
      Array.from({ length: 1203 }, (_, index) => `Finding number ${index}.`),
    );
    addDocument(workspace, long.document, long.bytes);
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    const seen = [...eachPassage(workspace)].map(({ documentId, passage }) => `${documentId} ${passage.id}`);
    expect(seen).toEqual([
      'eastholt p1',
      'eastholt p2',
      ...Array.from({ length: 1203 }, (_, index) => `long p${index + 1}`),
    ]);
    expect(countPassages(workspace, 'long')).toBe(1203);
    closeWorkspace(workspace);
  });
});

test('search finds stems, best first, within the asked documents', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    addDocument(workspace, EASTHOLT.document, EASTHOLT.bytes);
    const found = searchPassages(workspace, 'child');
    expect(found.total).toBe(3);
    expect(searchPassages(workspace, 'child', { documentIds: ['eastholt'] }).total).toBe(2);
    expect(searchPassages(workspace, '"wait time"').hits.map((hit) => hit.passageId)).toEqual(['p2']);
    closeWorkspace(workspace);
  });
});

test('a failure is named until the file has been read', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    const failure = { path: 'letters/northmere.txt', code: 'damaged', reason: 'The file is damaged.' } as const;
    recordFailure(workspace, failure);
    expect(listFailures(workspace)).toEqual([failure]);
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    expect(listFailures(workspace)).toEqual([]);
    closeWorkspace(workspace);
  });
});

test('a stage replaces its own result only', () => {
  inFolder((folder) => {
    const workspace = createWorkspace(join(folder, 'review.evidence'));
    addDocument(workspace, NORTHMERE.document, NORTHMERE.bytes);
    putStage(workspace, 'sketch', 'northmere', 1, new Uint8Array([1, 2, 250]));
    putStage(workspace, 'copies', '', 3, { groups: [], lookAlikes: [] });
    putStage(workspace, 'copies', '', 4, { groups: [{ id: 'g1' }], lookAlikes: [] });
    expect(getStage(workspace, 'copies', '')).toEqual({
      version: 4,
      value: { groups: [{ id: 'g1' }], lookAlikes: [] },
    });
    expect(getStage(workspace, 'copies', '', 3)).toBeNull();
    expect([...(getStage<Uint8Array>(workspace, 'sketch', 'northmere')?.value ?? [])]).toEqual([1, 2, 250]);
    putAssessments(workspace, 'f1', 1, [{ documentId: 'northmere', passageId: 'p1', assessment: ASSESSMENT }]);
    expect(getAssessment(workspace, 'f1', 'northmere', 'p1')).toEqual({ version: 1, value: ASSESSMENT });
    expect([...eachAssessment(workspace, 'f1')]).toHaveLength(1);
    clearAssessments(workspace, 'f1');
    expect(getAssessment(workspace, 'f1', 'northmere', 'p1')).toBeNull();
    closeWorkspace(workspace);
  });
});
