/**
 * What operations change: one table, from which a window asks again for what it shows and the engine tells the other windows.
 * It stands beside the schemas, not in them: the window is built without the library that checks them.
 */
import type { OperationName } from './contract.ts';

/** Operations to be asked again; documents change nearly everything that is shown. */
type Changes = 'everything' | readonly OperationName[];

const AFTER_DECISION: readonly OperationName[] = [
  'workspace.now',
  'review.criteria',
  'review.coverage',
  'progress.list',
  'review.passage',
  'review.history',
  'grid.get',
  'grid.cell',
  'findings.list',
  'findings.get',
  'findings.count',
  'review.together',
  'search.run',
  'search.tags',
  'themes.list',
  'themes.get',
  'themes.mentioned',
  'themes.tendency',
  'frameworks.decided',
  'frameworks.learning',
  'second.agreement',
  'second.toSettle',
];

const AFTER_FINDING: readonly OperationName[] = [
  'workspace.now',
  'review.history',
  'findings.list',
  'findings.get',
  'findings.count',
  'search.run',
];

/** Whatever is logged is in the history, and can be undone. */
const AFTER_NOTE: readonly OperationName[] = ['workspace.now', 'review.history'];

/** Every operation that does something rather than answer; one that changes nothing that is shown has an empty list. */
export const CHANGES = {
  'workspace.create': 'everything',
  'workspace.open': 'everything',
  'workspace.forget': ['workspace.known'],
  'workspace.rename': ['workspace.now', 'workspace.known'],
  'workspace.copy': [],
  'workspace.samples': 'everything',
  'workspace.saveElsewhere': 'everything',
  'workspace.close': 'everything',
  'workspace.leave': [],
  'workspace.verify': [],
  'settings.set': ['settings.get', 'workspace.now', 'workspace.known'],
  'documents.import': 'everything',
  'documents.correct': 'everything',
  'documents.remove': 'everything',
  'documents.dismissFailure': ['documents.failures', 'workspace.now'],
  'copies.count': 'everything',
  'copies.separate': 'everything',
  'themes.watch': 'everything',
  'themes.edit': [
    ...AFTER_NOTE,
    'search.run',
    'themes.list',
    'themes.get',
    'themes.mentioned',
    'themes.tendency',
    'themes.subjects',
  ],
  'themes.find': ['themes.list', 'themes.get', 'themes.mentioned', 'themes.tendency'],
  'themes.saveSubject': 'everything',
  'themes.removeSubject': 'everything',
  'themes.exportSubjects': [],
  'themes.importSubjects': 'everything',
  'frameworks.create': [...AFTER_NOTE, 'frameworks.list'],
  'frameworks.edit': 'everything',
  'frameworks.export': [],
  'frameworks.forgetLearning': 'everything',
  'frameworks.use': 'everything',
  'frameworks.adopt': [...AFTER_NOTE, 'frameworks.list', 'documents.list'],
  'frameworks.attachWording': [...AFTER_NOTE, 'frameworks.list'],
  'frameworks.editCriterion': [...AFTER_NOTE, 'frameworks.list', 'grid.get'],
  'frameworks.remove': [...AFTER_NOTE, 'frameworks.list'],
  'frameworks.carryOver': 'everything',
  'reading.again': 'everything',
  'reading.settle': 'everything',
  'reading.setAside': 'everything',
  'erasing.erase': 'everything',
  'recognition.run': 'everything',
  'recognition.pause': ['recognition.waiting'],
  'recognition.again': 'everything',
  'recognition.correct': 'everything',
  'review.decide': AFTER_DECISION,
  'review.decideMany': [...AFTER_DECISION, 'review.queue'],
  'review.make': [...AFTER_DECISION, 'documents.list', 'documents.get'],
  'review.putInName': 'everything',
  'review.adjust': 'everything',
  'review.undo': 'everything',
  'review.redo': 'everything',
  'review.suggest': 'everything',
  'second.sample': 'everything',
  'second.merge': 'everything',
  'findings.save': AFTER_FINDING,
  'findings.attach': AFTER_FINDING,
  'readiness.export': [],
  'readiness.takeIn': AFTER_FINDING,
  'findings.settle': AFTER_FINDING,
  'ours.setAreas': 'everything',
  'ours.mark': 'everything',
  'progress.set': [...AFTER_NOTE, 'progress.list'],
  'search.save': [...AFTER_NOTE, 'search.saved'],
  'search.setFamily': [...AFTER_NOTE, 'search.families', 'search.run'],
  'search.tag': 'everything',
  'exports.make': [],
  'exports.savePreset': ['exports.presets'],
  'exports.takeIn': 'everything',
  'backups.make': ['backups.list'],
  'backups.open': 'everything',
  'backups.restore': 'everything',
  'protection.set': ['workspace.now'],
  'log.export': [],
} as const satisfies Partial<Record<OperationName, Changes>>;

/** An operation that does something. */
export type MutationName = keyof typeof CHANGES;
/** An operation that only answers. */
export type QueryName = Exclude<OperationName, MutationName>;

/** What an operation changes; nothing for one that only answers. */
export function changesOf(name: string): Changes {
  return Object.hasOwn(CHANGES, name) ? CHANGES[name as MutationName] : [];
}
