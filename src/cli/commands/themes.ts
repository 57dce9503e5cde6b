import { themesOf } from '../../service/in-memory/themes.ts';
import { exitFor } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { type ReadOptions, readForCommand } from '../read.ts';

/** `themes PATH...`: what recurs; copies are counted once, furniture and boilerplate left out. */
export async function themes(paths: readonly string[], options: ReadOptions & { json?: boolean }): Promise<number> {
  const { documents, failed } = await readForCommand(paths, options);
  const found = themesOf(documents);
  const pathOf = new Map(documents.map((document) => [document.id, document.source.path]));
  if (options.json) {
    await printJson({
      themes: found.map((theme) => ({
        ...theme,
        passages: theme.passages.map(({ documentId, passageId, score }) => ({
          path: pathOf.get(documentId) ?? documentId,
          id: passageId,
          score,
        })),
      })),
    });
  } else if (found.length === 0) await print('There is too little text here for anything to recur.\n');
  else {
    await print(
      `${found.map((theme) => `${theme.label}: ${theme.passages.length} passages in ${theme.documents} documents (${theme.keywords.join(', ')})`).join('\n')}\n`,
    );
  }
  return exitFor(documents.length, failed.length);
}
