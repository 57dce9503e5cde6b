import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import type { ExtractedRow, FrameworkRow } from '../../contract/operations/frameworks.ts';
import { type Criterion, criteriaOf, type Framework } from '../../document/framework.ts';
import { builtInFrameworks } from '../../frameworks/built-in.ts';
import { type ExtractedCriterion, extractFramework } from '../../frameworks/extract.ts';
import { matchFramework, withOfficialWording } from '../../frameworks/match.ts';
import { LARGEST_FRAMEWORK, parseFrameworkFile, serialiseFramework, titleOf } from '../../frameworks/parse.ts';
import { removeFramework, saveFramework } from '../../workspace/choices.ts';
import { getDocument } from '../../workspace/documents.ts';
import { setSetting } from '../../workspace/open.ts';
import type { Desk } from '../desk.ts';
import { keepExport } from '../export.ts';
import { editCriteria, frameworkIn, frameworkInUse, frameworkRow, frameworksIn } from '../frameworks.ts';
import { learningTakenIn, takeInLearning, withinSize } from '../learning.ts';
import { forgetLearning, learnableDecisions, learnedSuggester, learningSince } from '../stages/assess.ts';
import { editionOperations } from './editions.ts';

/** Characters left for what stands round the decisions in a file. */
const FRAME = 1_000;

type FrameworkOperations = Pick<Operations, Extract<keyof Operations, `frameworks.${string}`>>;

export function frameworkOperations(desk: Desk): FrameworkOperations {
  const list = (): FrameworkRow[] => {
    const { id } = frameworkInUse(desk.workspace());
    return frameworksIn(desk.workspace()).map((framework) => frameworkRow(framework, framework.id === id));
  };
  const rowOf = (framework: Framework) => frameworkRow(framework, frameworkInUse(desk.workspace()).id === framework.id);
  const save = (framework: Framework, what?: string): FrameworkRow => {
    saveFramework(desk.workspace(), framework, desk.reviewer(), what);
    desk.forget();
    return rowOf(framework);
  };

  return {
    ...editionOperations(desk),

    'frameworks.list': list,

    'frameworks.use': ({ id }) => {
      setSetting(desk.workspace(), 'framework', frameworkIn(desk.workspace(), id).id);
      desk.forget();
      return list();
    },

    'frameworks.extract': ({ documentId }) => {
      const { title, criteria } = extractFramework(getDocument(desk.workspace(), documentId));
      const match = matchFramework(criteria, builtInFrameworks);
      return { title, criteria: criteria.map(extractedRow), matches: match?.framework.id ?? null };
    },

    'frameworks.adopt': async ({ from, title }) => {
      if ('documentId' in from) {
        const found = extractFramework(getDocument(desk.workspace(), from.documentId));
        if (found.criteria.length === 0) {
          throw new OperationError(
            'nothing-to-do',
            'No list of criteria was found in this document, so there is nothing to adopt.',
          );
        }
        return save(fromGuidance(title ?? found.title, found.criteria));
      }
      if ('frameworkId' in from) {
        const original = frameworkIn(desk.workspace(), from.frameworkId);
        return save({ ...original, id: randomUUID(), title: title ?? `${original.title} (copy)`, builtIn: false });
      }
      const file = desk.files.take(from.file);
      if (file === null) throw new OperationError('not-found', 'This file is not at hand any more. Choose it again.');
      const { framework, learning } = parseFrameworkFile(await readFile(file.at, 'utf8'), file.name);
      const row = save({ ...framework, title: title ?? framework.title, builtIn: false });
      if (learning.length > 0) takeInLearning(desk.workspace(), row.id, learning, desk.now().toISOString());
      return row;
    },

    'frameworks.attachWording': ({ documentId, frameworkId }) => {
      const found = extractFramework(getDocument(desk.workspace(), documentId));
      const match = matchFramework(found.criteria, [frameworkIn(desk.workspace(), frameworkId)]);
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
      const framework = ownFramework(desk, frameworkId);
      mustHold(framework, code);
      const patch = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      return save({
        ...framework,
        criteria: editCriteria(framework.criteria, code, (criterion) => ({ ...criterion, ...patch })),
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
      const framework = ownFramework(desk, frameworkId);
      switch (edit.action) {
        case 'title':
          return save({ ...framework, title: edit.title });
        case 'remove':
          mustHold(framework, edit.code);
          return save({ ...framework, criteria: editCriteria(framework.criteria, edit.code, () => null) });
        case 'add': {
          const { code, title, text, under } = edit;
          if (allCodes(framework.criteria).includes(code))
            throw new OperationError('exists', `This framework has a criterion ${code} already. Choose another code.`);
          const added: Criterion = {
            code,
            title,
            text,
            official: null,
            cues: [],
            agencies: [],
            isNot: null,
            isHeading: false,
            children: [],
          };
          if (under === null) return save({ ...framework, criteria: [...framework.criteria, added] });
          mustHold(framework, under);
          const withChild = (parent: Criterion): Criterion => ({ ...parent, children: [...parent.children, added] });
          return save({ ...framework, criteria: editCriteria(framework.criteria, under, withChild) });
        }
      }
    },

    'frameworks.export': ({ frameworkId, withLearning }) => {
      const framework = frameworkIn(desk.workspace(), frameworkId);
      const written = serialiseFramework(framework);
      const learning = learnedSuggester(desk.workspace(), framework).exportLearning();
      const decisions = withinSize(learning.decisions, LARGEST_FRAMEWORK - written.length - FRAME);
      const file = withLearning ? { ...JSON.parse(written), learning: { ...learning, decisions } } : null;
      const bytes = new TextEncoder().encode(file === null ? written : `${JSON.stringify(file, null, 2)}\n`);
      return keepExport(desk, `${framework.title}.json`, bytes);
    },

    'frameworks.learning': ({ frameworkId }) => {
      const framework = frameworkIn(desk.workspace(), frameworkId);
      const decisions = learnableDecisions(desk.workspace(), frameworkId);
      return {
        decisions: decisions.length,
        byCriterion: criteriaOf(framework).map(({ code }) => ({
          code,
          decisions: decisions.filter(({ criteria }) => criteria.includes(code)).length,
        })),
        takenIn: learningTakenIn(desk.workspace(), frameworkId, learningSince(desk.workspace(), frameworkId)).length,
        since: learningSince(desk.workspace(), frameworkId),
      };
    },

    'frameworks.forgetLearning': ({ frameworkId }) => {
      const since = desk.now().toISOString();
      forgetLearning(desk.workspace(), frameworkIn(desk.workspace(), frameworkId).id, since);
      desk.forget();
      return { since };
    },

    'frameworks.remove': ({ id }) => {
      removeFramework(desk.workspace(), id, desk.reviewer());
      desk.forget();
      return list();
    },
  };
}

/** @throws OperationError `wrong-input` for a built-in set, which stays as it is. */
function ownFramework(desk: Desk, id: string): Framework {
  const framework = frameworkIn(desk.workspace(), id);
  if (framework.builtIn) {
    throw new OperationError('wrong-input', 'A built-in framework stays as it is. Make a copy and edit that.');
  }
  return framework;
}

function mustHold(framework: Framework, code: string): void {
  if (!allCodes(framework.criteria).includes(code))
    throw new OperationError('not-found', `This framework has no criterion ${code}.`);
}

function allCodes(criteria: readonly Criterion[]): string[] {
  return criteria.flatMap(({ code, children }) => [code, ...allCodes(children)]);
}

function fromGuidance(title: string, criteria: readonly ExtractedCriterion[]): Framework {
  return {
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
    isHeading: children.length > 0 && text.trimEnd().endsWith(':'),
    children: children.map(adopted),
  };
}

function extractedRow({ children, ...criterion }: ExtractedCriterion): ExtractedRow {
  return { ...criterion, children: children.map(extractedRow) };
}
