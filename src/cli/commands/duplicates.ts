import { copiesOf } from '../../service/in-memory/copies.ts';
import { exitFor } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { type ReadOptions, readForCommand } from '../read.ts';
import { visible } from '../say.ts';

/** `duplicates PATH...`: groups of copies, and look-alikes, which are shown and never counted as copies. */
export async function duplicates(
  paths: readonly string[],
  options: ReadOptions & { json?: boolean; threshold?: number },
): Promise<number> {
  const { documents, failed } = await readForCommand(paths, options);
  const copies = copiesOf(documents, options.threshold);
  const pathOf = new Map(documents.map((document) => [document.id, document.source.path]));
  const path = (id: string) => pathOf.get(id) ?? id;
  const groups = copies.groups.map(({ kind, similarity, because, members }) => ({
    kind,
    similarity,
    because,
    members: members.map((member) => ({
      path: path(member.documentId),
      primary: member.primary,
      similarity: member.similarity,
    })),
  }));
  const lookalikes = copies.lookAlikes.map(({ documentIds, similarity, because }) => ({
    paths: documentIds.map(path),
    similarity,
    because,
  }));
  if (options.json) await printJson({ groups, lookalikes });
  else await print(readable(groups, lookalikes));
  return exitFor(documents.length, failed.length);
}

interface Group {
  kind: string;
  similarity: number;
  because: string;
  members: { path: string; primary: boolean; similarity: number }[];
}

function readable(
  groups: readonly Group[],
  lookalikes: readonly { paths: string[]; similarity: number; because: string }[],
): string {
  if (groups.length === 0 && lookalikes.length === 0) return 'Nothing is repeated here.\n';
  const lines = groups.flatMap(({ kind, because, members }) => [
    `${kind === 'exact' ? 'The same words' : kind === 'near' ? 'Nearly the same' : 'Editions of one document'}: ${because}`,
    ...members.map(
      ({ path, primary, similarity }) =>
        `  ${primary ? 'counts ' : `${Math.round(similarity * 100)} %`.padEnd(7)} ${visible(path)}`,
    ),
  ]);
  const alike = lookalikes.map(
    ({ paths, similarity, because }) =>
      `Alike, both count (${Math.round(similarity * 100)} %, ${because}):\n  ${paths.map(visible).join('\n  ')}`,
  );
  return `${[...lines, ...alike].join('\n')}\n`;
}
