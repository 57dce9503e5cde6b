import { readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Operations } from '../../contract/contract.ts';
import { OperationError } from '../../contract/errors.ts';
import {
  type Backup,
  factsOf,
  listBackups,
  makeBackup,
  restoreBackup,
  workspaceFromBackup,
  workspaceId,
} from '../../workspace/backup.ts';
import { listProgress, setProgress } from '../../workspace/choices.ts';
import { adjustPassage, getDecision } from '../../workspace/decisions.ts';
import { makePrivateFolder } from '../../workspace/files.ts';
import { exportLog } from '../../workspace/log.ts';
import { closeWorkspace, openWorkspace } from '../../workspace/open.ts';
import { changePassphrase, tryCredentials } from '../../workspace/passphrase.ts';
import { agreementUnder, exportSample, mergeWorkspace, opinionsUnder, sampleOf } from '../../workspace/second.ts';
import { keepExport } from '../export.ts';
import { credentialsIn, freePath } from '../opening.ts';
import { isPutForward } from '../review/passages.ts';
import { coverageIn, decisionRow, quotationOf, reviewDecisions, reviewPassages } from '../review/state.ts';
import type { Session } from '../session.ts';
import { runStages } from '../stages/all.ts';
import { workspaceName } from '../workspace-name.ts';
import { nowOf, summaryOf } from './workspace.ts';

type SafetyOperations = Pick<
  Operations,
  | Extract<keyof Operations, `backups.${string}` | `protection.${string}` | `second.${string}` | `progress.${string}`>
  | 'review.adjust'
  | 'log.export'
>;

export function safetyOperations(session: Session): SafetyOperations {
  const backups = () => listBackups(session.backups, workspaceId(session.workspace())).map(backupRow);

  /** What was marked, and where nothing was: what is in work because something in it has been decided. */
  const progress = (frameworkId: string) => {
    const marked = listProgress(session.workspace(), frameworkId).map(
      ({ documentId, criterion, progress: reached }) => ({
        documentId,
        criterion,
        progress: reached,
      }),
    );
    const known = new Set(marked.map(({ documentId, criterion }) => JSON.stringify([documentId, criterion])));
    return [
      ...marked,
      ...inWork(frameworkId).filter((one) => !known.has(JSON.stringify([one.documentId, one.criterion]))),
    ];
  };

  const inWork = (frameworkId: string) => {
    const coverage = coverageIn(session, frameworkId).filter(({ decided }) => decided > 0);
    const codes = new Set(
      coverage.flatMap(({ criteria }) =>
        Object.entries(criteria).flatMap(([code, { accepted, refused }]) => (accepted + refused > 0 ? [code] : [])),
      ),
    );
    return [
      ...(coverage.length === 0 ? [] : [{ documentId: null, criterion: null }]),
      ...coverage.map(({ documentId }) => ({ documentId, criterion: null })),
      ...[...codes].sort().map((criterion) => ({ documentId: null, criterion })),
    ].map((of) => ({ ...of, progress: 'in-review' as const }));
  };

  return {
    'backups.list': backups,

    'backups.make': () => {
      makeBackup(session.workspace(), session.backups);
      return backups();
    },

    'backups.all': () => listBackups(session.backups).map((backup) => ({ ...backupRow(backup), ...factsOf(backup) })),

    'backups.open': ({ id, ...secrets }) => {
      const backup = listBackups(session.backups).find(({ path }) => basename(path) === id);
      if (backup === undefined) throw noSuchBackup();
      const credentials = credentialsIn(secrets);
      makePrivateFolder(session.folder);
      const { name } = factsOf(backup);
      const path = freePath(session.folder, `${name ?? 'Workspace'} from backup ${backup.at.slice(0, 10)}`);
      workspaceFromBackup(backup.path, path, credentials);
      session.open(openWorkspace(path, credentials));
      return nowOf(session);
    },

    'backups.restore': ({ id }) => {
      const { path, seal } = session.workspace();
      if (seal.isProtected) {
        throw new OperationError(
          'passphrase',
          'Close this protected workspace first, then restore the backup with its passphrase from the start screen or the command line.',
        );
      }
      const backup = listBackups(session.backups, workspaceId(session.workspace())).find(
        ({ path }) => basename(path) === id,
      );
      if (backup === undefined) throw noSuchBackup();
      closeWorkspace(session.workspace());
      try {
        restoreBackup(backup.path, path, {}, session.now);
      } finally {
        session.open(openWorkspace(path));
      }
      return summaryOf(session);
    },

    'protection.set': ({ current, recoveryCode: code, passphrase }) => {
      const { path } = session.workspace();
      const credentials = credentialsIn({ passphrase: current, recoveryCode: code });
      // A wrong passphrase must be found out while the workspace is still open.
      tryCredentials(session.workspace(), credentials);
      closeWorkspace(session.workspace());
      let opened = credentials;
      try {
        const recoveryCode = changePassphrase(path, credentials, passphrase);
        opened = passphrase === null ? {} : { passphrase };
        return { recoveryCode };
      } finally {
        session.open(openWorkspace(path, opened));
      }
    },

    'second.sample': async ({ frameworkId, size, seed }) => {
      const workspace = session.workspace();
      const draft = join(await session.files.privateFolder(), `sample-${Date.now()}.workspace`);
      try {
        const sample = exportSample(workspace, draft, { frameworkId, size, seed, reviewer: session.reviewer() });
        const name = `${workspaceName(workspace)} second review.workspace`;
        return { ...keepExport(session, name, readFileSync(draft)), passages: sample.passages.length };
      } finally {
        rmSync(draft, { force: true });
      }
    },

    'second.merge': async ({ file, passphrase }) => {
      const offered = session.files.take(file);
      if (offered === null)
        throw new OperationError('not-found', 'This file is not at hand any more. Choose it again.');
      try {
        const merged = mergeWorkspace(
          session.workspace(),
          offered.at,
          session.reviewer(),
          passphrase === undefined ? {} : { passphrase },
        );
        session.forget();
        await runStages(session.workspace(), session.threshold(), { compared: () => session.forget() });
        session.forget();
        return { ...merged };
      } finally {
        if (offered.temporary) rmSync(offered.at, { force: true });
      }
    },

    'second.asked': () => {
      const sample = sampleOf(session.workspace());
      if (sample === null) return null;
      const { frameworkId, passages } = sample;
      const decided = passages.filter(
        (place) => getDecision(session.workspace(), frameworkId, place.documentId, place.passageId) !== null,
      );
      return { frameworkId, passages: passages.length, decided: decided.length };
    },

    'second.agreement': ({ frameworkId }) =>
      agreementUnder(session.workspace(), frameworkId).map(({ reviewers, agreement }) => ({
        reviewers: [...reviewers],
        firstCriterion: agreement.firstCriterion,
        polarity: agreement.polarity,
        sameCriteria: agreement.sameCriteria,
        criteria: [...agreement.criteria],
      })),

    'second.toSettle': ({ frameworkId }) =>
      opinionsUnder(session.workspace(), frameworkId)
        .filter(({ toSettle }) => toSettle)
        .flatMap(({ opinions, standing, ...place }) => {
          const found = quotationOf(session, place);
          if (found === null) return [];
          return [
            {
              ...found.quotation,
              opinions: opinions.map(decisionRow),
              standing: standing === null ? null : decisionRow(standing),
            },
          ];
        }),

    'progress.documents': ({ frameworkId }) => {
      const decisions = reviewDecisions(session, frameworkId);
      const rows = new Map<string, { documentId: string; passages: number; decided: number; toDecide: number }>();
      for (const passage of reviewPassages(session, frameworkId)) {
        const { documentId, key } = passage;
        const row = rows.get(documentId) ?? { documentId, passages: 0, decided: 0, toDecide: 0 };
        row.passages++;
        if (decisions.has(key)) row.decided++;
        else if (isPutForward(passage)) row.toDecide++;
        rows.set(documentId, row);
      }
      return [...rows.values()];
    },

    'progress.list': ({ frameworkId }) => progress(frameworkId),

    'progress.set': ({ frameworkId, documentId, criterion, progress: reached }) => {
      const of = { frameworkId, documentId, criterion };
      setProgress(session.workspace(), of, reached === 'not-started' ? null : reached, session.reviewer());
      return progress(frameworkId);
    },

    'review.adjust': ({ documentId, passageId, start, end }) => {
      const passage = adjustPassage(session.workspace(), documentId, passageId, { start, end }, session.reviewer());
      session.forget();
      return { passageId: passage.id };
    },

    'log.export': () => {
      const lines = [...exportLog(session.workspace())].join('');
      return keepExport(
        session,
        `${workspaceName(session.workspace())} audit log.jsonl`,
        new TextEncoder().encode(lines),
      );
    },
  };
}

/** A backup as windows know it: by its file's name, never by its path. */
function backupRow({ path, at, bytes }: Backup): { id: string; at: string; bytes: number } {
  return { id: basename(path), at, bytes };
}

function noSuchBackup(): OperationError {
  return new OperationError('not-found', 'This backup is not there any more. Choose another.');
}
