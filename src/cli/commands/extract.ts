import type { Document } from '../../document/document.ts';
import { kindById } from '../../document/kinds/kinds.ts';
import { counted } from '../../document/series.ts';
import { EXIT, exitFor } from '../exit.ts';
import { print, printJson } from '../output.ts';
import { type ReadOptions, readForCommand } from '../read.ts';

/** `extract FILE`: one document, as read. A mail or an archive gives its members, one JSON value a line. */
export async function extract(
  file: string,
  options: ReadOptions & { json?: boolean; leftOut?: boolean },
): Promise<number> {
  const { documents, failed } = await readForCommand([file], options);
  for (const document of documents) {
    if (options.json) await printJson(options.leftOut ? document : withoutLeftOut(document));
    else await print(readable(document, options.leftOut ?? false));
  }
  return documents.length === 0 ? EXIT.nothingDone : exitFor(documents.length, failed.length);
}

/** Comments and deleted words are no text of the document: they are given where they are asked for. */
function withoutLeftOut({ quality: { leftOut: _, ...quality }, ...document }: Document): Document {
  return { ...document, quality };
}

function readable({ metadata, pages, passages, quality, source }: Document, leftOut: boolean): string {
  const facts = [
    metadata.title,
    `${metadata.type} (${kindById(metadata.kind)?.label ?? 'no known kind'}), ${metadata.area ?? 'area not found'}, ${metadata.date ?? 'date not found'}`,
    `${source.format}, ${counted(pages, 'page')}, ${counted(passages.length, 'passage')}, reading quality ${Math.round(quality.score * 100)} %`,
    ...quality.warnings.map((warning) => `! ${warning}`),
    ...(quality.leftOut ?? []).map(
      ({ sort, texts }) => `left out: ${sort}, ${texts.length} ${texts.length === 1 ? 'piece' : 'pieces'}`,
    ),
  ];
  const body = passages.map((passage) => {
    const mark = passage.kind === 'heading' ? '\n## ' : passage.kind === 'bullet' ? '  • ' : '  ';
    const number = passage.number === null ? '' : `${passage.number}. `;
    const aside = passage.furniture === null ? '' : `  [${passage.furniture}]`;
    return `p${passage.page}${mark}${number}${passage.text}${aside}`;
  });
  const aside = leftOut
    ? (quality.leftOut ?? []).flatMap(({ sort, texts }) => [
        '',
        `Left out (${sort})`,
        ...texts.map((text) => `  ${text}`),
      ])
    : [];
  return `${[...facts, '', ...body, ...aside].join('\n')}\n`;
}
