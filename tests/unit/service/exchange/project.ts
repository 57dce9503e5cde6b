/**
 * Small invented projects as other programs write them.
 */
import { strToU8, zipSync } from 'fflate';

const guid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export interface PeerSelection {
  readonly start: number;
  readonly end: number;
  /** Codes by their place in the project, from 0; no code: a selection with a note alone. */
  readonly codes: readonly number[];
  readonly note?: string;
  readonly name?: string;
  /** Who coded, by their place in the project from 1, for each code; the first user where it is left out. */
  readonly by?: readonly number[];
}

export interface PeerSource {
  readonly name: string;
  /** Text as the other program read it; none where the project holds the file alone. */
  readonly text?: string;
  readonly pdf?: Uint8Array;
  readonly selections?: readonly PeerSelection[];
  /** Page from 0, then x and y of two corners. */
  readonly drawn?: readonly (readonly [page: number, x1: number, y1: number, x2: number, y2: number, code: number])[];
  readonly values?: readonly (readonly [variable: number, value: string])[];
  /** Where the text lies, if not inside. */
  readonly path?: string;
  /** The file of the text, where it is not the text in UTF-8. */
  readonly file?: Uint8Array;
  /** The source whose GUID this one carries. */
  readonly like?: number;
}

export interface PeerProject {
  readonly codes: readonly string[];
  /** Codes that only group others, each with its children's names. */
  readonly groups?: Readonly<Record<string, readonly string[]>>;
  readonly sources: readonly PeerSource[];
  readonly variables?: readonly string[];
  /** Names of the users; Ann where they are left out. */
  readonly users?: readonly string[];
  /** Elements behind the sources. */
  readonly tail?: string;
  readonly cases?: readonly { readonly source: number; readonly values: readonly (readonly [number, string])[] }[];
}

/** The bytes of a .qdpx file. */
export function peerProject({
  codes,
  groups = {},
  sources,
  variables = [],
  cases = [],
  users = ['Ann'],
  tail = '',
}: PeerProject): Uint8Array {
  const files: Record<string, Uint8Array> = {};
  let next = 10_000;
  const coding = (code: number, by = 1) =>
    `<Coding guid="${guid(next++)}" creatingUser="${guid(by)}"><CodeRef targetGUID="${guid(10 + code)}"/></Coding>`;
  const value = ([variable, text]: readonly [number, string]) =>
    `<VariableValue><VariableRef targetGUID="${guid(50 + variable)}"/><TextValue>${text}</TextValue></VariableValue>`;
  const selection = ({ start, end, codes: own, note, name, by }: PeerSelection, text: string) =>
    `<PlainTextSelection guid="${guid(next++)}" startPosition="${start}" endPosition="${end}" name="${name ?? text.slice(start, end).replace(/\s+/gu, ' ')}" creatingUser="${guid(1)}">${note === undefined ? '' : `<Description>${note}</Description>`}${own.map((code, index) => coding(code, by?.[index])).join('')}</PlainTextSelection>`;
  const sourceXml = sources.map((source, index) => {
    const text = source.text ?? '';
    const inside = `internal://t${index}.txt`;
    if (source.text !== undefined && source.path === undefined)
      files[`sources/t${index}.txt`] = source.file ?? strToU8(text);
    if (source.pdf !== undefined) files[`sources/p${index}.pdf`] = source.pdf;
    const selections = (source.selections ?? []).map((one) => selection(one, text)).join('');
    const values = (source.values ?? []).map(value).join('');
    const drawn = (source.drawn ?? [])
      .map(
        ([page, x1, y1, x2, y2, code]) =>
          `<PDFSelection guid="${guid(next++)}" page="${page}" firstX="${x1}" firstY="${y1}" secondX="${x2}" secondY="${y2}" name="a drawn area" creatingUser="${guid(1)}">${coding(code)}</PDFSelection>`,
      )
      .join('');
    if (source.pdf === undefined)
      return `<TextSource guid="${guid(100 + (source.like ?? index))}" name="${source.name}" plainTextPath="${source.path ?? inside}">${selections}${values}</TextSource>`;
    const representation =
      source.text === undefined
        ? ''
        : `<Representation guid="${guid(500 + index)}" name="${source.name}" plainTextPath="${inside}">${selections}</Representation>`;
    return `<PDFSource guid="${guid(100 + index)}" name="${source.name}" path="internal://p${index}.pdf">${drawn}${representation}${values}</PDFSource>`;
  });
  const code = (name: string, index: number) => `<Code guid="${guid(10 + index)}" name="${name}" isCodable="true"/>`;
  let at = codes.length;
  const grouped = Object.entries(groups).map(
    ([name, children], index) =>
      `<Code guid="${guid(80 + index)}" name="${name}" isCodable="false">${children.map((child) => code(child, at++)).join('')}</Code>`,
  );
  const caseXml = cases.map(
    ({ source, values }, index) =>
      `<Case guid="${guid(900 + index)}" name="case ${index}">${values.map(value).join('')}<SourceRef targetGUID="${guid(100 + source)}"/></Case>`,
  );
  const list = (name: string, inner: readonly string[]) =>
    inner.length === 0 ? '' : `<${name}>${inner.join('')}</${name}>`;
  files['project.qde'] = strToU8(
    `<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="Peer project" origin="Peer 1"><Users>${users.map((name, index) => `<User guid="${guid(1 + index)}" name="${name}"/>`).join('')}</Users><CodeBook><Codes>${codes.map(code).join('')}${grouped.join('')}</Codes></CodeBook>${list(
      'Variables',
      variables.map((name, index) => `<Variable guid="${guid(50 + index)}" name="${name}" typeOfVariable="Text"/>`),
    )}${list('Cases', caseXml)}${list('Sources', sourceXml)}${tail}</Project>`,
  );
  return zipSync(files);
}
