import type { Document } from '../../document/document.ts';
import { EXIT, exitFor } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { type ReadOptions, readForCommand } from '../read.ts';

/** `extract FILE`: one document, as read. A mail or an archive gives its members, one JSON value a line. */
export async function extract(file: string, options: ReadOptions & { json?: boolean }): Promise<number> {
  const { documents, failed } = await readForCommand([file], options);
  for (const document of documents) {
    if (options.json) await printJson(document);
    else await print(readable(document));
  }
  return documents.length === 0 ? EXIT.nothingDone : exitFor(documents.length, failed.length);
}

function readable({ metadata, pages, passages, quality, source }: Document): string {
  const facts = [
    metadata.title,
    `${metadata.type}, ${metadata.area ?? 'area not found'}, ${metadata.date ?? 'date not found'}`,
    `${source.format}, ${pages} pages, ${passages.length} passages, reading quality ${Math.round(quality.score * 100)} %`,
    ...quality.warnings.map((warning) => `! ${warning}`),
  ];
  const body = passages.map((passage) => {
    const mark = passage.kind === 'heading' ? '\n## ' : passage.kind === 'bullet' ? '  • ' : '  ';
    const number = passage.number === null ? '' : `${passage.number}. `;
    const aside = passage.furniture === null ? '' : `  [${passage.furniture}]`;
    return `p${passage.page}${mark}${number}${passage.text}${aside}`;
  });
  return `${[...facts, '', ...body].join('\n')}\n`;
}
