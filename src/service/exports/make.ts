/**
 * From the workspace to the bytes of a file. Formats are loaded when they are asked for.
 */
import { createHash, randomUUID } from 'node:crypto';
import type { ExportChoice, ExportFormat, ExportPreset } from '../../contract/operations/exports.ts';
import { passageKey } from '../../document/passage-ref.ts';
import { counted, inSeries } from '../../document/series.ts';
import { type EvidenceBundle, type EvidenceRow, SHOWN_OF_THEME } from '../../export/bundle.ts';
import { NOT_HELD } from '../../export/choice.ts';
import { encoded } from '../../export/chunks.ts';
import type { DisclosureHit, Mask } from '../../export/disclosure.ts';
import type { QdpxInput } from '../../export/refi/qdpx.ts';
import { notedBeside } from '../../workspace/beside.ts';
import { documentBytes, getDocument } from '../../workspace/documents.ts';
import type { Workspace } from '../../workspace/handle.ts';
import { getSetting, setSetting } from '../../workspace/open.ts';
import { opinionsUnder } from '../../workspace/second.ts';
import { taggedBeforeDeciding } from '../../workspace/tags.ts';
import type { Session } from '../session.ts';

/** Finished files that wait to be saved; older ones are made again when they are wanted. */
const KEPT = 5;

const DISCLOSURE = 'Disclosure check';

const EXTENSIONS: Readonly<Partial<Record<ExportFormat, string>>> = {
  letters: 'zip',
  decisions: 'json',
  learning: 'jsonl',
};

/** The ending of an export's file name. */
export function extensionOf(format: ExportFormat): string {
  return EXTENSIONS[format] ?? format;
}

/** Whether a format hands on decisions rather than evidence, so that what was rejected goes in, too. */
export function handsOnDecisions(format: ExportFormat): boolean {
  return format === 'decisions' || format === 'learning';
}

/** The choices that are kept under a name with the workspace. */
export function presetsIn(workspace: Workspace): ExportPreset[] {
  return JSON.parse(getSetting(workspace, 'export presets') ?? '[]') as ExportPreset[];
}

/** Leaves a finished file with the host, which saves it where the person says. */
export function keepExport(
  session: Session,
  name: string,
  bytes: Uint8Array,
): { id: string; name: string; bytes: number } {
  const id = randomUUID();
  session.exports.set(id, { name, bytes });
  for (const old of [...session.exports.keys()].slice(0, -KEPT)) session.exports.delete(old);
  return { id, name, bytes: bytes.byteLength };
}

/**
 * The file of an export in chunks, from a bundle that has been cut down to the choice. Long formats are made as their
 * chunks are asked for.
 */
export async function exportedChunks(
  format: ExportFormat,
  workspace: Workspace,
  bundle: EvidenceBundle,
  choice: Pick<ExportChoice, 'columns' | 'decidedOnly' | 'mask' | 'bom' | 'template' | 'themePassages'>,
): Promise<Iterable<Uint8Array>> {
  const columns = choice.columns === undefined ? {} : { columns: choice.columns };
  switch (format) {
    case 'xlsx':
      return (await import('../../export/xlsx.ts')).evidenceWorkbook(bundle, {
        ...columns,
        themePassages: choice.themePassages === true,
      });
    case 'csv':
      return encoded(
        (await import('../../export/csv.ts')).evidenceCsv(bundle, { ...columns, bom: choice.bom === true }),
      );
    case 'html':
      return encoded((await import('../../export/pack.ts')).evidencePack(bundle, sha256));
    case 'docx':
      return [await (await import('../../export/docx.ts')).evidenceBriefing(bundle, choice.template ?? null)];
    case 'letters':
      return [await (await import('../exchange/annotate.ts')).annotatedLetters(workspace, bundle)];
    case 'qdpx':
      return [
        (await import('../../export/refi/qdpx.ts')).projectArchive({
          ...qdpxInput(workspace, bundle, choice),
          sha256,
        }),
      ];
    case 'qdc':
      return encoded([(await import('../../export/refi/qdc.ts')).codebook(bundle, sha256)]);
    case 'decisions':
      return encoded([(await import('../../export/json.ts')).decisionsJson(bundle)]);
    case 'learning':
      return encoded([(await import('../../export/json.ts')).decisionLines(bundle)]);
  }
}

const NAMELESS = 'a reader without a name';

/** What a format has no place for, in sentences. */
export async function lossesOf(
  format: ExportFormat,
  workspace: Workspace,
  bundle: EvidenceBundle,
  choice: Pick<ExportChoice, 'decidedOnly' | 'mask'>,
): Promise<string[]> {
  if (format === 'qdc') return ['Everything but the framework: documents, evidence, themes and the audit log.'];
  const notHeld = bundle.settings.filter(({ name }) => name === NOT_HELD).map(({ value }) => value);
  if (format === 'qdpx')
    return [
      ...(await import('../../export/refi/qdpx.ts')).refiLosses(qdpxInput(workspace, bundle, choice)),
      ...notHeld,
      ...tagsUndecided(format, workspace, bundle, choice),
      ...furtherReaders(workspace, bundle),
    ];
  if (format === 'letters')
    return [
      ...(await import('../exchange/annotate.ts')).annotatedLosses(bundle, choice.mask === true),
      ...notHeld,
      ...tagsUndecided(format, workspace, bundle, choice),
      ...notesBeside(workspace, bundle),
    ];
  return [...notHeld, ...tagsUndecided(format, workspace, bundle, choice), ...notesBeside(workspace, bundle)];
}

/** Tags of passages that nobody has decided and that the file does not hold: as suggestions some may go in. */
function tagsUndecided(
  format: ExportFormat,
  workspace: Workspace,
  { framework, documents, evidence }: EvidenceBundle,
  { decidedOnly }: Pick<ExportChoice, 'decidedOnly'>,
): string[] {
  const there = new Set(documents.map(({ id }) => id));
  const isHeld = ({ status }: EvidenceRow) => status !== 'suggested' || !(decidedOnly || handsOnDecisions(format));
  const held = new Set(evidence.filter(isHeld).map(passageKey));
  const left = taggedBeforeDeciding(workspace, framework.id).filter(
    (place) => there.has(place.documentId) && !held.has(passageKey(place)),
  );
  return left.length === 0 ? [] : [`The tags of ${counted(left.length, 'passage')} that nobody has decided.`];
}

/** Notes and tags of further readers, which no file holds: what stands is exported. */
function notesBeside(workspace: Workspace, { framework, documents }: EvidenceBundle): string[] {
  const there = new Set(documents.map(({ id }) => id));
  const noted = notedBeside(workspace, framework.id).filter(({ documentId }) => there.has(documentId));
  if (noted.length === 0) return [];
  const names = noted.flatMap(({ opinions }) => opinions.map(({ reviewer }) => reviewer || NAMELESS));
  return [
    `Notes or tags of ${inSeries([...new Set(names)])} on ${counted(noted.length, 'passage')} that another decision stands for: see “Second reader”, “Also noted”.`,
  ];
}

/** What was said by several readers of one passage and does not stand: other programs would take it for agreed. */
function furtherReaders(workspace: Workspace, { framework, documents }: EvidenceBundle): string[] {
  const there = new Set(documents.map(({ id }) => id));
  const beside = opinionsUnder(workspace, framework.id).flatMap(({ documentId, opinions, standing }) =>
    there.has(documentId)
      ? opinions.filter(({ reviewer, at }) => standing?.reviewer !== reviewer || standing.at !== at)
      : [],
  );
  if (beside.length === 0) return [];
  const names = inSeries([...new Set(beside.map(({ reviewer }) => reviewer || NAMELESS))]);
  return [
    `${counted(beside.length, 'decision')} of ${names} on passages that another decision stands for, with their tags and notes: see “Second reader”.`,
  ];
}

/**
 * The bundle with the result of the disclosure check in its method note, and masked where that is asked for. What the
 * masks stand for stays in the workspace, so that later exports use the same ones.
 * @param format what it counts is what a file of this format holds
 * @param choice whether it is masked, and which texts that the check takes for somebody stay as they are
 * @param known what the check found in the bundle, where it has been made already
 */
export async function checkedBundle(
  workspace: Workspace,
  bundle: EvidenceBundle,
  format: ExportFormat,
  choice: Pick<ExportChoice, 'mask' | 'unmasked' | 'themePassages'>,
  known?: readonly DisclosureHit[],
): Promise<EvidenceBundle> {
  const { disclosureCheck, disclosureNote, hitsCarried, maskedBundle, masksFor } = await import(
    '../../export/disclosure.ts'
  );
  const { mask = false, unmasked = [] } = choice;
  const whole = withTexts(format, workspace, bundle);
  const found = hitsCarried(known ?? disclosureCheck(whole), carriedBy(format, whole, choice));
  const hits = found.filter(({ text }) => !unmasked.includes(text));
  const note = { name: DISCLOSURE, value: disclosureNote(hits, mask) };
  const noted = { ...whole, settings: [...bundle.settings, note] };
  if (!mask) return noted;
  const masks = masksFor(hits, JSON.parse(getSetting(workspace, 'masks') ?? '[]') as Mask[]);
  setSetting(workspace, 'masks', JSON.stringify(masks));
  return maskedBundle(
    noted,
    masks.filter(({ text }) => !unmasked.includes(text)),
  );
}

/** The bundle with the whole texts of the documents that stand in a project: whom they name leaves with them. */
export function withTexts(format: ExportFormat, workspace: Workspace, bundle: EvidenceBundle): EvidenceBundle {
  if (format !== 'qdpx' || bundle.texts !== undefined) return bundle;
  const counted = bundle.documents.filter(({ copyOf }) => copyOf === null);
  return { ...bundle, texts: new Map(counted.map(({ id }) => [id, getDocument(workspace, id).text])) };
}

/** The bundle without what a format does not write. */
export function carriedBy(
  format: ExportFormat,
  bundle: EvidenceBundle,
  { themePassages }: Pick<ExportChoice, 'themePassages'> = {},
): EvidenceBundle {
  const decided = { ...bundle, themes: [], findings: [], log: [] };
  const central = bundle.themes.map((theme) => ({ ...theme, passages: theme.passages.slice(0, SHOWN_OF_THEME) }));
  switch (format) {
    case 'xlsx':
      return { ...bundle, setAside: [], themes: themePassages === true ? bundle.themes : central };
    case 'html':
      return { ...bundle, setAside: [], themes: central, log: [] };
    case 'docx':
      return { ...bundle, setAside: [], themes: [], log: [] };
    case 'csv':
    case 'qdpx':
    case 'letters':
      return { ...decided, setAside: [] };
    case 'decisions':
    case 'learning':
      return decided;
    case 'qdc':
      return { ...decided, evidence: [], setAside: [], documents: [] };
  }
}

/** What the disclosure check found, from a checked bundle, in a sentence. */
export function disclosureIn(bundle: EvidenceBundle): string {
  return bundle.settings.find(({ name }) => name === DISCLOSURE)?.value ?? '';
}

/** Lower-case hexadecimal SHA-256 of a text in UTF-8, whole or in pieces. */
export function sha256(text: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const piece of typeof text === 'string' ? [text] : text) hash.update(piece);
  return hash.digest('hex');
}

/** The texts of all documents that go in, and the originals that the format can carry. Masked exports carry none. */
function qdpxInput(
  workspace: Workspace,
  bundle: EvidenceBundle,
  { decidedOnly, mask = false }: Pick<ExportChoice, 'decidedOnly' | 'mask'>,
): Omit<QdpxInput, 'sha256'> {
  const counted = bundle.documents.filter(({ copyOf }) => copyOf === null);
  const originals = counted.flatMap(({ id, format }) =>
    !mask && (format === 'pdf' || format === 'docx')
      ? [[id, { extension: format, bytes: documentBytes(workspace, id) }] as const]
      : [],
  );
  return {
    bundle,
    texts: withTexts('qdpx', workspace, bundle).texts ?? new Map(),
    originals: new Map(originals),
    isMasked: mask,
    withSuggestions: !decidedOnly,
  };
}
