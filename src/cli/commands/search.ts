import { searchIn } from '../../service/search.ts';
import { sessionOver } from '../../service/session-over.ts';
import { listDocuments } from '../../workspace/documents.ts';
import { EXIT } from '../exit.ts';
import { UsageError } from '../explain.ts';
import { print, printJson } from '../output.ts';
import { visible } from '../say.ts';
import type { Unlocking } from '../secrets.ts';
import { withWorkspace } from '../workspace.ts';

/** Characters of a query, as in the window. */
const MOST_QUERY = 2_000;

/** `search WORKSPACE QUERY`: passages that match, best first, copies folded. */
export async function search(
  path: string,
  query: string,
  options: Unlocking & { limit: number; json?: boolean },
): Promise<number> {
  if (query.length > MOST_QUERY)
    throw new UsageError(`This query is longer than ${MOST_QUERY} characters. Search for less at a time.`);
  return withWorkspace(path, options, async (workspace) => {
    const session = sessionOver(workspace);
    const { total, hits, findings, explanation, didYouMean } = searchIn(session, {
      query,
      limit: options.limit,
      offset: 0,
      order: 'best',
    });
    const pathOf = new Map(listDocuments(workspace).map((document) => [document.id, document.path]));
    if (options.json) {
      await printJson({
        total,
        hits: hits.map((hit) => ({ path: pathOf.get(hit.documentId) ?? '', ...hit })),
        findings,
        explanation,
        didYouMean,
      });
      return EXIT.done;
    }
    const lines = hits.map(
      (hit) =>
        `${visible(hit.document)}, ${hit.number === null ? `page ${hit.page}` : `paragraph ${hit.number}`}${hit.copies > 0 ? ` (and ${hit.copies} copies)` : ''}\n  ${hit.snippet.text}`,
    );
    lines.unshift(...findings.map(({ name, text }) => `Finding on ${visible(name)}\n  ${text}`));
    if (explanation !== null) lines.unshift(explanation);
    if (didYouMean !== null) lines.push(`Did you mean: ${didYouMean}`);
    await print(`${lines.join('\n')}\n${total} ${total === 1 ? 'passage matches' : 'passages match'}.\n`);
    return EXIT.done;
  });
}
