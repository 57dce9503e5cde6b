/**
 * A project to the bytes of a .qdpx file, valid by the published Project.xsd (REFI-QDA 1.5).
 */
import { strToU8 } from 'fflate';
import { type OffsetIndex, offsetIndex } from '../../document/offsets.ts';
import { archive } from '../archive.ts';
import type {
  Made,
  RefiCode,
  RefiCoding,
  RefiNote,
  RefiProject,
  RefiSelection,
  RefiSource,
  RefiValue,
} from './project.ts';
import { element, textElement, unlessEmpty } from './xml.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/** The project as a zip archive: `project.qde` first, then the texts and originals in `sources/`. */
export function writeProject(project: RefiProject): Uint8Array {
  const files: Record<string, Uint8Array> = { 'project.qde': strToU8(DECLARATION + projectXml(project)) };
  for (const source of project.sources) {
    files[`sources/${textGuid(source)}.txt`] = strToU8(source.text ?? '');
    if (source.original !== null) files[`sources/${source.guid}.${source.original.extension}`] = source.original.bytes;
  }
  return archive(files);
}

/** The codes alone as a .qdc codebook, valid by Codebook.xsd. Notes cannot be carried there. */
export function writeCodebook(codes: readonly RefiCode[], origin: string): string {
  return (
    DECLARATION +
    element(
      'CodeBook',
      {
        xmlns: 'urn:QDA-XML:codebook:1.0',
        'xmlns:xsi': INSTANCE,
        'xsi:schemaLocation':
          'urn:QDA-XML:codebook:1.0 http://schema.qdasoftware.org/versions/Codebook/v1.0/Codebook.xsd',
        origin,
      },
      element('Codes', {}, ...codes.map((code) => codeXml(code, false))),
    )
  );
}

const textGuid = (source: RefiSource) => source.original?.textGuid ?? source.guid;

function projectXml(project: RefiProject): string {
  return element(
    'Project',
    {
      xmlns: 'urn:QDA-XML:project:1.0',
      'xmlns:xsi': INSTANCE,
      'xsi:schemaLocation': 'urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd',
      name: project.name === '' ? 'Project' : project.name,
      origin: project.origin,
      creatingUserGUID: project.by,
      creationDateTime: project.at,
    },
    unlessEmpty(
      'Users',
      project.users.map(({ guid, name }) => element('User', { guid, name })),
    ),
    project.codes.length === 0
      ? ''
      : element('CodeBook', {}, element('Codes', {}, ...project.codes.map((code) => codeXml(code, true)))),
    unlessEmpty(
      'Variables',
      project.variables.map(({ guid, name, type }) => element('Variable', { guid, name, typeOfVariable: type })),
    ),
    unlessEmpty('Sources', project.sources.map(sourceXml)),
    unlessEmpty('Notes', project.allNotes.map(noteXml)),
    textElement('Description', project.description),
    ...noteRefs(project.notes),
  );
}

function codeXml(code: RefiCode, withNotes: boolean): string {
  return element(
    'Code',
    // A name may not be missing, and an attribute that is empty would be left out.
    { guid: code.guid, name: code.name === '' ? 'Unnamed' : code.name, isCodable: code.isCodable, color: code.color },
    textElement('Description', code.description),
    ...(withNotes ? noteRefs(code.notes) : []),
    ...code.children.map((child) => codeXml(child, withNotes)),
  );
}

/** A PDF has its text, and the codings of the text, in a representation of its own beside it. */
function sourceXml(source: RefiSource): string {
  const { guid, name, original } = source;
  const offsets = offsetIndex(source.text ?? '');
  const selections = source.selections.map((selection) => selectionXml(selection, offsets));
  const about = [...source.codings.map(codingXml), ...noteRefs(source.notes), ...source.values.map(valueXml)];
  const description = textElement('Description', source.description);
  const plainTextPath = `internal://${textGuid(source)}.txt`;
  if (original?.extension === 'pdf') {
    // NVivo and QualCoder read the values of a PDF off the text beside it, others off the PDF itself.
    const representation = element(
      'Representation',
      { guid: original.textGuid, name, plainTextPath },
      ...selections,
      ...source.values.map(valueXml),
    );
    return element(
      'PDFSource',
      { guid, name, path: `internal://${guid}.pdf`, ...made(source) },
      description,
      representation,
      ...about,
    );
  }
  const richTextPath = original === null ? null : `internal://${guid}.docx`;
  return element(
    'TextSource',
    { guid, name, richTextPath, plainTextPath, ...made(source) },
    description,
    ...selections,
    ...about,
  );
}

const made = ({ by, at }: Made) => ({ creatingUser: by, creationDateTime: at });

function selectionXml(selection: RefiSelection, offsets: OffsetIndex): string {
  return element(
    'PlainTextSelection',
    {
      guid: selection.guid,
      name: selection.name,
      startPosition: offsets.toCodePoint(selection.start),
      endPosition: offsets.toCodePoint(selection.end),
      ...made(selection),
    },
    textElement('Description', selection.description),
    ...selection.codings.map(codingXml),
    ...noteRefs(selection.notes),
  );
}

function codingXml(coding: RefiCoding): string {
  return element(
    'Coding',
    { guid: coding.guid, ...made(coding) },
    element('CodeRef', { targetGUID: coding.code }),
    ...noteRefs(coding.notes),
  );
}

function valueXml({ variable, type, value }: RefiValue): string {
  return element(
    'VariableValue',
    {},
    element('VariableRef', { targetGUID: variable }),
    textElement(`${type}Value`, value),
  );
}

function noteXml({ guid, name, text }: RefiNote): string {
  return element('Note', { guid, name }, textElement('PlainTextContent', text));
}

const noteRefs = (notes: readonly string[]) => notes.map((targetGUID) => element('NoteRef', { targetGUID }));
