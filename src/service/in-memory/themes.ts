/**
 * Themes among documents held in memory, for the command that needs no workspace.
 */

import { findBoilerplate } from '../../dedupe/boilerplate.ts';
import { fingerprintsOf } from '../../dedupe/fingerprints.ts';
import { countedDocuments } from '../../document/copies.ts';
import { type Document, evidenceSources, type Metadata, mayBeEvidence, type Passage } from '../../document/document.ts';
import type { PolarityLabel } from '../../document/evidence.ts';
import { passageKey } from '../../document/passage-ref.ts';
import type { Subject, Theme } from '../../document/theme.ts';
import { polarityOf } from '../../suggest/polarity.ts';
import { fieldSubjects } from '../../themes/subjects.ts';
import { findThemes, type ThemeInput } from '../../themes/themes.ts';
import { copiesOf } from './copies.ts';

/** Themes of what may be evidence: no folded copies, guidance, furniture or boilerplate. */
export function themesOf(documents: readonly Document[], subjects: readonly Subject[] = fieldSubjects): Theme[] {
  const copies = copiesOf(documents);
  const said = documents.map(({ id, passages }) => {
    const fingerprints = fingerprintsOf(passages);
    return { id, fingerprints: () => fingerprints };
  });
  const texts = new Map(
    documents.flatMap(({ id, passages }) =>
      passages.map((passage) => [passageKey({ documentId: id, passageId: passage.id }), passage.text] as const),
    ),
  );
  const textOf = ({ documentId, passageId }: { documentId: string; passageId: string }) =>
    texts.get(passageKey({ documentId, passageId })) ?? '';
  const boilerplate = new Set(
    findBoilerplate(said, copies, textOf).passages.map(({ documentId, passageId }) =>
      passageKey({ documentId, passageId }),
    ),
  );
  const ids = documents.map(({ id }) => id);
  const counted = new Set(countedDocuments(ids, copies));
  const inputs = evidenceSources(documents.filter(({ id }) => counted.has(id))).flatMap((document) =>
    document.passages
      .filter((passage) => mayBeEvidence(passage) && !boilerplate.has(`${document.id} ${passage.id}`))
      .map((passage) => themeInput(document, passage, polarityOf(passage.text, passage.headings).label)),
  );
  return findThemes(inputs, { subjects });
}

/** A passage as the themes see it. */
export function themeInput(
  { id, metadata }: Pick<Document, 'id' | 'metadata'>,
  passage: Pick<Passage, 'id' | 'text'>,
  polarity?: PolarityLabel,
): ThemeInput {
  return {
    documentId: id,
    passageId: passage.id,
    text: passage.text,
    ...areaAndYear(metadata),
    polarity,
  };
}

/** What themes are counted by. */
export function areaAndYear({ area, date }: Metadata): { area: string | null; year: number | null } {
  return { area, year: date === null ? null : Number(date.slice(0, 4)) };
}
