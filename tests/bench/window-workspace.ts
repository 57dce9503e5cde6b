/**
 * A workspace as large as the window must bear: letters about places that do not exist, compared with one another,
 * assessed under the framework in use, and partly decided. The same at every run.
 */
import { DEFAULT_THRESHOLD } from '../../src/dedupe/copies.ts';
import { frameworkInUse } from '../../src/service/frameworks.ts';
import { assessAll } from '../../src/service/stages/assess.ts';
import { saveDecision } from '../../src/workspace/decisions.ts';
import { addDocument } from '../../src/workspace/documents.ts';
import { inOneTransaction } from '../../src/workspace/handle.ts';
import { closeWorkspace, createWorkspace } from '../../src/workspace/open.ts';
import { tidySearch } from '../../src/workspace/search.ts';
import { eachAssessment } from '../../src/workspace/stages.ts';
import { letter } from '../unit/workspace/samples.ts';
import { inventedPassages } from './invented-passages.ts';

const PER_DOCUMENT = 100;

/** Park and Miller (1988): the same words at every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 16_807) % 2_147_483_647;
    return state % below;
  };
}

/** Names that no other letter has, so that letters are no copies of one another though their phrases recur. */
function strangeWords(random: (below: number) => number): () => string {
  const syllables = 'ba ce di fo gu ha je ki lo mu na pe qui ro su ta ve wi xo yu'.split(' ');
  const word = () => Array.from({ length: 2 + random(3) }, () => syllables[random(syllables.length)]).join('');
  return () => Array.from({ length: 12 + random(20) }, word).join(' ');
}

/**
 * Makes the workspace at a path where there is none. Every fifth passage is decided.
 * @param passages in all, in letters of a hundred each
 */
export async function makeLargeWorkspace(path: string, passages: number): Promise<void> {
  const random = randomFrom(42);
  const strange = strangeWords(random);
  const documents = Math.ceil(passages / PER_DOCUMENT);
  const workspace = createWorkspace(path);
  const invented = inventedPassages(documents, PER_DOCUMENT);
  for (let document = 0; document < documents; document++) {
    const own = invented.slice(document * PER_DOCUMENT, (document + 1) * PER_DOCUMENT);
    const area = own[0]?.area ?? null;
    const year = own[0]?.year ?? 2020;
    const { document: read, bytes } = letter(
      `letter-${document}`,
      own.map(({ text }) => `${text} The report of ${strange()} says more.`),
      {
        title: `${area}, letter ${document}`,
        area,
        date: `${year}-03-${String(1 + (document % 28)).padStart(2, '0')}`,
      },
    );
    addDocument(workspace, read, bytes);
  }
  tidySearch(workspace);
  const framework = frameworkInUse(workspace);
  await assessAll(workspace, framework, DEFAULT_THRESHOLD);
  const assessed = [...eachAssessment(workspace, framework.id)];
  inOneTransaction(workspace, () => {
    for (const { documentId, passageId, assessment } of assessed.filter((_, index) => index % 5 === 0)) {
      saveDecision(workspace, {
        frameworkId: framework.id,
        documentId,
        passageId,
        criteria: assessment.suggestions.slice(0, 1).map(({ criterion }) => criterion),
        polarity: assessment.polarity.label,
        agencies: [...assessment.agencies],
        tags: [],
        note: '',
        reviewer: 'A. Reviewer',
      });
    }
  });
  closeWorkspace(workspace);
}
