/**
 * The evidence pack: the report with filters and search, in one file that a colleague can open with nothing installed,
 * and that can be checked against its sources.
 */
import { counts, type EvidenceBundle, type EvidenceRow } from './bundle.ts';
import { reportPage, type Sha256 } from './html.ts';
import { each, html, inScript, type Markup } from './markup.ts';
import { partsOfPack } from './pack-parts.ts';

/** A quotation in a pack, with what is needed to find it in its source. */
export interface PackQuotation {
  readonly criterion: string;
  /** SHA-256 of the file it is from. */
  readonly source: string;
  readonly fileName: string;
  readonly documentId: string;
  readonly passageId: string;
  /** Half-open range in the canonical text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly page: number;
  readonly quotation: string;
}

/** What a pack says about itself. */
export interface ReadPack {
  /** Whether the file is as it was made, by its contents hash. */
  readonly unchanged: boolean;
  readonly hash: string;
  readonly quotations: readonly PackQuotation[];
}

/** Stands where the hash will be while the hash is made. */
const NO_HASH = '0'.repeat(64);

/**
 * The pack as one HTML file, in pieces made as they are asked for. Its contents hash is the SHA-256 of the file with 64
 * zeros where the hash stands; so the page is made twice, once for the hash.
 */
export function* evidencePack(bundle: EvidenceBundle, sha256: Sha256, most?: number): Generator<string> {
  const page = (hash: string) =>
    reportPage(bundle, {
      title: `Evidence pack: ${bundle.workspace}`,
      sha256,
      most,
      pack: {
        place: placeOf,
        end: (
          isLong,
        ) => html`<footer class="seal"><p>Contents hash (SHA-256): <code id="contents-hash">${hash}</code></p>
<p>It changes when anything in this file is changed. Evidence Desk checks it, and every quotation against its source: <kbd>evidence-desk verify</kbd>.</p></footer>
${isLong ? sourcesJson(bundle) : quotationsJson(bundle)}`,
      },
    });
  yield* page(sha256(page(NO_HASH)));
}

/** In a long pack the quotations stand beside the data they are drawn from, and their sources once, at the end. */
const placeOf = ({ criterion, documentId, passageId, start, end, page, quotation }: EvidenceRow) =>
  [criterion, documentId, passageId, start, end, page, quotation] as const;

type Place = ReturnType<typeof placeOf>;
type Sources = Readonly<Record<string, readonly [source: string, fileName: string]>>;

function sourcesJson({ documents }: EvidenceBundle): Markup {
  const sources = Object.fromEntries(documents.map(({ id, sha256, fileName }) => [id, [sha256, fileName]]));
  return html`<script type="application/json" id="sources">${inScript(JSON.stringify(sources))}</script>`;
}

/**
 * Reads a pack back and checks its contents hash, in one walk: a pack may be larger than a text can be.
 * @param page the file as one text or in pieces, cut anywhere
 * @throws Error, with a sentence for the user, where the text is no evidence pack.
 */
export function readPack(page: string | Iterable<string>, sha256: Sha256): ReadPack {
  const islands: { readonly id: string | null; readonly json: string }[] = [];
  const hashes: string[] = [];
  const walked = function* () {
    for (const part of partsOfPack(typeof page === 'string' ? [page] : page)) {
      if (part.kind === 'hash') hashes.push(part.text);
      if (part.kind === 'island' && holdsPlaces(part)) islands.push({ id: part.id, json: part.text });
      yield part.kind === 'hash' && hashes.length === 1 ? NO_HASH : part.text;
    }
  };
  const found = sha256(walked());
  const [hash] = hashes;
  const list = islands.find(({ id }) => id === 'quotations');
  const sources = islands.find(({ id }) => id === 'sources');
  if (hash === undefined || (list ?? sources) === undefined)
    throw new Error('This file is not an evidence pack made by Evidence Desk.');
  try {
    const quotations =
      sources === undefined
        ? (JSON.parse(list?.json ?? '') as PackQuotation[])
        : quotationsIn(islands, JSON.parse(sources.json) as Sources);
    return { unchanged: found === hash, hash, quotations };
  } catch {
    throw new Error('The list of quotations in this evidence pack is damaged.');
  }
}

/** Data that a page is drawn from stands without an identifier; only lists of quotations hold places. */
const holdsPlaces = ({ id, text }: { readonly id: string | null; readonly text: string }) =>
  id === 'quotations' || id === 'sources' || (id === null && text.startsWith('{"items":'));

/** The quotations of a long pack, in the order of the page. */
function quotationsIn(
  islands: readonly { readonly id: string | null; readonly json: string }[],
  sources: Sources,
): PackQuotation[] {
  return islands.flatMap(({ id, json }) =>
    id !== null
      ? []
      : ((JSON.parse(json) as { places?: Place[] }).places ?? []).map(
          ([criterion, documentId, passageId, start, end, page, quotation]): PackQuotation => {
            const [source, fileName] = sources[documentId] ?? ['', ''];
            return { criterion, source, fileName, documentId, passageId, start, end, page, quotation };
          },
        ),
  );
}

function quotationsJson(bundle: EvidenceBundle): Markup {
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  const list = each(bundle.evidence.filter(counts), (row, index) => {
    const { criterion, documentId, passageId, start, end, page, quotation } = row;
    const document = documents.get(documentId);
    const [source, fileName] = [document?.sha256 ?? '', document?.fileName ?? ''];
    const one: PackQuotation = { criterion, source, fileName, documentId, passageId, start, end, page, quotation };
    return inScript((index === 0 ? '' : ',') + JSON.stringify(one));
  });
  return html`<script type="application/json" id="quotations">[${list}]</script>`;
}
