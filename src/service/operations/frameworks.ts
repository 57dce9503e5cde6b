import { randomUUID } from 'node:crypto';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { ExtractedRow, FrameworkRow } from '../../contract/operations/frameworks.ts';
import { type Criterion, criteriaOf, type Framework, isHeadingText } from '../../document/framework.ts';
import { builtInFrameworks } from '../../frameworks/built-in.ts';
import { type ExtractedCriterion, extractFramework } from '../../frameworks/extract.ts';
import { matchFramework, withOfficialWording } from '../../frameworks/match.ts';
import { LARGEST_FRAMEWORK, parseFrameworkFile, serialiseFramework, titleOf } from '../../frameworks/parse.ts';
import { changed, codesOf, criterionCalled, moved, without } from '../../frameworks/tree.ts';
import { removeFramework, saveFramework } from '../../workspace/choices.ts';
import { getDocument, listDocuments } from '../../workspace/documents.ts';
import { type CodeChanges, decidedFor, editFramework } from '../../workspace/edit-framework.ts';
import { isWrittenOn } from '../../workspace/findings.ts';
import { setSetting } from '../../workspace/open.ts';
import { keepExport } from '../exports/make.ts';
import { frameworkIn, frameworkInUse, frameworkRow, frameworksIn } from '../frameworks.ts';
import { learningTakenIn, takeInLearning, withinSize } from '../learning.ts';
import { readNamedText } from '../named-file.ts';
import type { Session } from '../session.ts';
import { forgetLearning, learnableDecisions, learnedSuggester, learningSince } from '../stages/assess.ts';
import type { EditionOperations } from './editions.ts';

/** Characters left for what stands round the decisions in a file. */
const FRAME = 1_000;

type FrameworkOperations = Pick<
  Operations,
  Exclude<Extract<keyof Operations, `frameworks.${string}`>, keyof EditionOperations>
>;

export function frameworkOperations(session: Session): FrameworkOperations {
  const list = (): FrameworkRow[] => {
    const { id } = frameworkInUse(session.workspace());
    return frameworksIn(session.workspace()).map((framework) => rowFor(framework, framework.id === id));
  };
  /** A guidance that has left the library is not at hand any more. */
  const rowFor = (framework: Framework, inUse: boolean): FrameworkRow => {
    const row = frameworkRow(framework, inUse);
    const isThere = row.guidance !== null && listDocuments(session.workspace()).some(({ id }) => id === row.guidance);
    return isThere ? row : { ...row, guidance: null };
  };
  const rowOf = (framework: Framework) => rowFor(framework, frameworkInUse(session.workspace()).id === framework.id);
  const save = (framework: Framework, what?: string): FrameworkRow => {
    saveFramework(session.workspace(), framework, session.reviewer(), what);
    session.forget();
    return rowOf(framework);
  };

  /** Keeps a changed set with what was decided under the codes that changed. */
  const change = (framework: Framework, what: string, codes: CodeChanges = new Map()): FrameworkRow => {
    editFramework(session.workspace(), framework, codes, session.reviewer(), what);
    session.forget();
    return rowOf(framework);
  };

  return {
    'frameworks.list': list,

    'frameworks.use': ({ id }) => {
      setSetting(session.workspace(), 'framework', frameworkIn(session.workspace(), id).id);
      session.forget();
      return list();
    },

    'frameworks.extract': ({ documentId }) => {
      const { title, criteria } = extractFramework(getDocument(session.workspace(), documentId));
      const match = matchFramework(criteria, builtInFrameworks);
      return { title, criteria: criteria.map(extractedRow), matches: match?.framework.id ?? null };
    },

    'frameworks.adopt': async ({ from, title }) => {
      if ('documentId' in from) {
        const found = extractFramework(getDocument(session.workspace(), from.documentId));
        if (found.criteria.length === 0) {
          throw new OperationError(
            'nothing-to-do',
            'No list of criteria was found in this document, so there is nothing to adopt.',
          );
        }
        return save(fromGuidance(title ?? found.title, found.criteria, from.documentId));
      }
      if ('frameworkId' in from) {
        const original = frameworkIn(session.workspace(), from.frameworkId);
        const taken = frameworksIn(session.workspace()).map((one) => one.title);
        return save({ ...original, id: randomUUID(), title: title ?? copyName(original.title, taken), builtIn: false });
      }
      const file = session.files.take(from.file);
      if (file === null) throw new OperationError('not-found', 'This file is not at hand any more. Choose it again.');
      const { framework, learning } = parseFrameworkFile(readNamedText(file.at, file.name), file.name);
      const row = save({ ...framework, title: title ?? framework.title, builtIn: false });
      if (learning.length > 0) takeInLearning(session.workspace(), row.id, learning, session.now().toISOString());
      return row;
    },

    'frameworks.attachWording': ({ documentId, frameworkId }) => {
      const found = extractFramework(getDocument(session.workspace(), documentId));
      const match = matchFramework(found.criteria, [frameworkIn(session.workspace(), frameworkId)]);
      if (match === null) {
        throw new OperationError(
          'nothing-to-do',
          'The criteria in this document are not those of this framework. Make a framework of their own from them.',
        );
      }
      const dressed = withOfficialWording(match);
      return save(dressed, `put the official wording beside “${dressed.title}”`);
    },

    'frameworks.editCriterion': ({ frameworkId, code, change }) => {
      const framework = ownFramework(session, frameworkId);
      mustHold(framework, code);
      const patch = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      return save({
        ...framework,
        criteria: changed(framework.criteria, code, (criterion) => ({ ...criterion, ...patch })),
      });
    },

    'frameworks.create': ({ title }) =>
      save({
        id: randomUUID(),
        title,
        theme: null,
        edition: null,
        source: 'Written by the reviewer.',
        builtIn: false,
        official: false,
        criteria: [],
      }),

    'frameworks.edit': ({ frameworkId, edit }) => {
      const framework = ownFramework(session, frameworkId);
      const { criteria } = framework;
      switch (edit.action) {
        case 'title':
          return change({ ...framework, title: edit.title }, `renamed the framework “${edit.title}”`);
        case 'remove': {
          const { code, into } = edit;
          mustHold(framework, code);
          if (into !== null) mustHold(framework, into);
          if (into === code || (into !== null && criterionCalled(criteria, into)?.isHeading))
            throw new OperationError('wrong-input', 'Decisions can only go to another criterion of the set.');
          const isOn = (one: string) => isWrittenOn(session.workspace(), framework.id, one);
          const isKept = isOn(code) && (into === null || isOn(into));
          return change(
            { ...framework, criteria: without(criteria, code) },
            `took ${code} out of “${framework.title}”${isKept ? `, and kept what was written on it under ${code}` : ''}`,
            new Map([[code, into]]),
          );
        }
        case 'recode': {
          const { code, to } = edit;
          mustHold(framework, code);
          if (to === code) return rowOf(framework);
          mustBeFree(session, framework, to);
          return change(
            { ...framework, criteria: changed(criteria, code, (criterion) => ({ ...criterion, code: to })) },
            `gave ${code} the code ${to} in “${framework.title}”`,
            new Map([[code, to]]),
          );
        }
        case 'move': {
          const { code, under, before } = edit;
          mustHold(framework, code);
          const after = moved(criteria, code, under, before);
          if (after === null)
            throw new OperationError('wrong-input', `${code} cannot stand there. It was left where it is.`);
          return change({ ...framework, criteria: after }, `moved ${code} in “${framework.title}”`);
        }
        case 'add': {
          const { code, title, text, under, isHeading } = edit;
          mustBeFree(session, framework, code);
          const added: Criterion = {
            code,
            title,
            text,
            official: null,
            cues: [],
            agencies: [],
            isNot: null,
            isHeading,
            children: [],
          };
          const what = `added ${code} to “${framework.title}”`;
          if (under === null) return change({ ...framework, criteria: [...criteria, added] }, what);
          mustHold(framework, under);
          const withChild = (parent: Criterion): Criterion => ({ ...parent, children: [...parent.children, added] });
          return change({ ...framework, criteria: changed(criteria, under, withChild) }, what);
        }
      }
    },

    'frameworks.decided': ({ frameworkId, code }) => decidedFor(session.workspace(), frameworkId, code),

    'frameworks.export': ({ frameworkId, withLearning }) => {
      const framework = frameworkIn(session.workspace(), frameworkId);
      const written = serialiseFramework(framework);
      const learning = learnedSuggester(session.workspace(), framework).exportLearning();
      const decisions = withinSize(learning.decisions, LARGEST_FRAMEWORK - written.length - FRAME);
      const file = withLearning ? { ...JSON.parse(written), learning: { ...learning, decisions } } : null;
      const bytes = new TextEncoder().encode(file === null ? written : `${JSON.stringify(file, null, 2)}\n`);
      return keepExport(session, `${framework.title}.json`, bytes);
    },

    'frameworks.learning': ({ frameworkId }) => {
      const framework = frameworkIn(session.workspace(), frameworkId);
      const decisions = learnableDecisions(session.workspace(), frameworkId);
      return {
        decisions: decisions.length,
        byCriterion: criteriaOf(framework).map(({ code }) => ({
          code,
          decisions: decisions.filter(({ criteria }) => criteria.includes(code)).length,
        })),
        takenIn: learningTakenIn(session.workspace(), frameworkId, learningSince(session.workspace(), frameworkId))
          .length,
        since: learningSince(session.workspace(), frameworkId),
      };
    },

    'frameworks.forgetLearning': ({ frameworkId }) => {
      const since = session.now().toISOString();
      forgetLearning(session.workspace(), frameworkIn(session.workspace(), frameworkId).id, since);
      session.forget();
      return { since };
    },

    'frameworks.remove': ({ id }) => {
      removeFramework(session.workspace(), id, session.reviewer());
      session.forget();
      return list();
    },
  };
}

/** @throws OperationError `wrong-input` for a built-in set, which stays as it is. */
function ownFramework(session: Session, id: string): Framework {
  const framework = frameworkIn(session.workspace(), id);
  if (framework.builtIn) {
    throw new OperationError('wrong-input', 'A built-in framework stays as it is. Make a copy and edit that.');
  }
  return framework;
}

function mustHold(framework: Framework, code: string): void {
  if (!codesOf(framework.criteria).includes(code))
    throw new OperationError('not-found', `This set has no criterion ${code}.`);
}

/** A finding on a criterion that was taken out is not that of another one which happens to get its code. */
function mustBeFree(session: Session, framework: Framework, code: string): void {
  if (codesOf(framework.criteria).includes(code))
    throw new OperationError('exists', `This set has a criterion ${code} already. Choose another code.`);
  if (isWrittenOn(session.workspace(), framework.id, code))
    throw new OperationError(
      'exists',
      `A finding was written on a criterion ${code} that was taken out of this set, and is kept under that code. Choose another code, or undo taking it out.`,
    );
}

/** "Our set, copy", or with the next number where there is one. */
function copyName(title: string, taken: readonly string[]): string {
  const base = title.replace(/, copy(?: \d+)?$/u, '');
  for (let number = 1; ; number++) {
    const name = `${base}, copy${number === 1 ? '' : ` ${number}`}`;
    if (!taken.includes(name)) return name;
  }
}

function fromGuidance(title: string, criteria: readonly ExtractedCriterion[], guidance: string): Framework {
  return {
    guidance,
    id: randomUUID(),
    title,
    theme: null,
    edition: null,
    source: `Read out of “${title}”.`,
    builtIn: false,
    official: true,
    criteria: criteria.map(adopted),
  };
}

function adopted({ code, text, page, paragraph, children }: ExtractedCriterion): Criterion {
  return {
    code,
    title: titleOf(text),
    text,
    official: { text, page, paragraph },
    cues: [],
    agencies: [],
    isNot: null,
    isHeading: isHeadingText(text, children.length),
    children: children.map(adopted),
  };
}

function extractedRow({ children, ...criterion }: ExtractedCriterion): ExtractedRow {
  return {
    ...criterion,
    isHeading: isHeadingText(criterion.text, children.length),
    children: children.map(extractedRow),
  };
}
