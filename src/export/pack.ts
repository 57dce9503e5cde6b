/**
 * The evidence pack: the report with filters and search, in one file that a colleague can open with nothing installed,
 * and that can be checked against its sources.
 */
import { counts, type EvidenceBundle, type EvidenceRow } from './bundle.ts';
import { reportPage, type Sha256 } from './html.ts';
import { each, html, inScript, type Markup } from './markup.ts';

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
const HASH_PLACE = /(<code id="contents-hash">)([0-9a-f]{64})(<\/code>)/u;

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
 * Reads a pack back and checks its contents hash.
 * @throws Error, with a sentence for the user, where the text is no evidence pack.
 */
export function readPack(page: string, sha256: Sha256): ReadPack {
  const hash = HASH_PLACE.exec(page)?.[2];
  const list = /<script type="application\/json" id="quotations">(.*?)<\/script>/su.exec(page)?.[1];
  const sources = /<script type="application\/json" id="sources">(.*?)<\/script>/su.exec(page)?.[1];
  if (hash === undefined || (list ?? sources) === undefined)
    throw new Error('This file is not an evidence pack made by Evidence Desk.');
  const unchanged = sha256(page.replace(HASH_PLACE, `$1${NO_HASH}$3`)) === hash;
  try {
    const quotations =
      sources === undefined ? (JSON.parse(list ?? '') as PackQuotation[]) : quotationsIn(page, sources);
    return { unchanged, hash, quotations };
  } catch {
    throw new Error('The list of quotations in this evidence pack is damaged.');
  }
}

/** The quotations of a long pack, in the order of the page. */
function quotationsIn(page: string, sources: string): PackQuotation[] {
  const known = JSON.parse(sources) as Sources;
  return [...page.matchAll(/<script type="application\/json">(\{"items":.*?)<\/script>/gsu)].flatMap(([, json = '']) =>
    ((JSON.parse(json) as { places?: Place[] }).places ?? []).map(
      ([criterion, documentId, passageId, start, end, at, quotation]): PackQuotation => {
        const [source, fileName] = known[documentId] ?? ['', ''];
        return { criterion, source, fileName, documentId, passageId, start, end, page: at, quotation };
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
