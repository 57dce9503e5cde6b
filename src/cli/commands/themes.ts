import type { Document } from '../../document/document.ts';
import { type PassageRef, passageKey } from '../../document/passage-ref.ts';
import { counted } from '../../document/series.ts';
import type { Theme } from '../../document/theme.ts';
import { themesOf } from '../../service/in-memory/themes.ts';
import { readNamedText } from '../../service/named-file.ts';
import { polarityOf } from '../../suggest/polarity.ts';
import { readSubjects, SubjectFileError } from '../../themes/subject-file.ts';
import { subjectsWith } from '../../themes/subjects.ts';
import { type Tendency, tendenciesOf } from '../../themes/tendency.ts';
import { exitFor } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { print, printJson } from '../output.ts';
import { type ReadOptions, readForCommand } from '../read.ts';

interface ThemeOptions extends ReadOptions {
  readonly json?: boolean;
  readonly subjects?: string;
  readonly tendency?: boolean;
}

/** `themes PATH...`: what recurs; copies are counted once, furniture and boilerplate left out. */
export async function themes(paths: readonly string[], options: ThemeOptions): Promise<number> {
  const subjects = options.subjects === undefined ? undefined : subjectsFrom(options.subjects);
  const { documents, failed } = await readForCommand(paths, options);
  const every = themesOf(documents, subjects);
  const found = every.filter(({ minor }) => !minor);
  const less = every.filter(({ minor }) => minor);
  const tendency = options.tendency === true ? tendencyIn(documents) : () => [];
  if (options.json) {
    const pathOf = new Map(documents.map((document) => [document.id, document.source.path]));
    const placed = ({ documentId, passageId }: PassageRef) => ({
      path: pathOf.get(documentId) ?? documentId,
      id: passageId,
    });
    await printJson({
      themes: found.map(({ minor: _, drawn, ...theme }) => ({
        ...theme,
        drawn: drawn !== null,
        passages: theme.passages.map((passage) => ({ ...placed(passage), score: passage.score })),
        mentions: theme.mentions.map(placed),
        ...(options.tendency === true
          ? { tendency: tendency(theme).map((one) => ({ ...one, passages: one.passages.map(placed) })) }
          : {}),
      })),
      lessOften: less.map(({ id, label, documents: count, passages }) => ({
        id,
        label,
        documents: count,
        passages: passages.length,
      })),
    });
  } else if (found.length === 0) await print('There is too little text here for anything to recur.\n');
  else
    await print(
      `${[...found.flatMap((theme) => [lineOf(theme), ...tendency(theme).map(({ text }) => `  ${text}`)]), ...lastLine(less)].join('\n')}\n`,
    );
  return exitFor(documents.length, failed.length);
}

function lineOf({ label, parent, passages, mentions, documents, keywords }: Theme): string {
  const where = documents === 1 ? 'one document' : `${documents} documents`;
  const name = parent === null ? label : `${parent.label}: ${label}`;
  return `${name}: ${counted(passages.length, 'passage')} mainly about it in ${where}, ${mentions.length} also mention it (${keywords.join(', ')})`;
}

function lastLine(less: readonly Theme[]): string[] {
  if (less.length === 0) return [];
  const named = less.slice(0, 10).map(({ label, passages }) => `${label} (${passages.length})`);
  const more = less.length > named.length ? ` and ${less.length - named.length} more` : '';
  return [`Spoken of less often: ${named.join(', ')}${more}`];
}

function tendencyIn(documents: readonly Document[]): (theme: Pick<Theme, 'label' | 'passages'>) => Tendency[] {
  const passages = new Map(
    documents.flatMap(({ id, passages: all, metadata }) =>
      all.map(
        (passage) => [passageKey({ documentId: id, passageId: passage.id }), { passage, area: metadata.area }] as const,
      ),
    ),
  );
  return (theme) =>
    tendenciesOf(
      theme.label,
      theme.passages.flatMap(({ documentId, passageId }) => {
        const known = passages.get(passageKey({ documentId, passageId }));
        if (known === undefined) return [];
        const { passage, area } = known;
        const polarity = polarityOf(passage.text, passage.headings).label;
        return [{ documentId, passageId, text: passage.text, area, polarity }];
      }),
    );
}

function subjectsFrom(file: string) {
  const text = readNamedText(file);
  try {
    return subjectsWith(readSubjects(text));
  } catch (error) {
    if (error instanceof SubjectFileError) throw new UsageError(error.message);
    throw error;
  }
}
