/**
 * The framework that the codes of a project or codebook from another program are here.
 */
import type { Criterion, Framework } from '../../document/framework.ts';
import { GROUPS } from './codes.ts';
import type { Guid, RefiCode, RefiNote } from './project.ts';

const SIDE_GROUPS: readonly string[] = [GROUPS.polarity, GROUPS.agencies, GROUPS.tags];

/** "C05 Assessing the whole child" is code and title; a name without a code in front gets its number as the code. */
function codeAndTitle(name: string, number: string): readonly [string, string] {
  const match = /^(?=[\p{L}.\d]*\d)([\p{L}\d][\p{L}\d.]{0,11})[.):]?\s+(\S.*)$/su.exec(name);
  return match?.[1] === undefined || match[2] === undefined ? [number, name] : [match[1], match[2]];
}

/** Every code that is a criterion, with the code it gets here, in the project's order. */
export function criteriaCodes(codes: readonly RefiCode[]): ReadonlyMap<Guid, string> {
  const found = new Map<Guid, string>();
  const taken = new Set<string>();
  const walk = (code: RefiCode, number: string) => {
    const [own] = codeAndTitle(code.name, number);
    const unique = taken.has(own) ? number : own;
    taken.add(unique);
    found.set(code.guid, unique);
    code.children.forEach((child, index) => {
      walk(child, `${number}.${index + 1}`);
    });
  };
  topCodes(codes).forEach((code, index) => {
    walk(code, String(index + 1));
  });
  return found;
}

/** The codes that are criteria: what stands in the framework's group in a project of this program, else all. */
function topCodes(codes: readonly RefiCode[]): readonly RefiCode[] {
  const others = codes.filter((code) => !SIDE_GROUPS.includes(code.name) && code.name !== GROUPS.others);
  const strays = codes.filter((code) => code.name === GROUPS.others).flatMap((code) => code.children);
  const [only] = others;
  const unpacked = others.length === 1 && only !== undefined && !only.isCodable ? only.children : others;
  return [...unpacked, ...strays];
}

/**
 * The codes of a project or codebook as a framework. A code that cannot be used for coding is a heading; what is noted
 * on a code follows its wording.
 */
export function frameworkFrom(
  codes: readonly RefiCode[],
  id: string,
  title: string,
  origin: string,
  notes: readonly RefiNote[] = [],
): Framework {
  const own = criteriaCodes(codes);
  const noted = new Map(notes.map(({ guid, text }) => [guid, text]));
  const criterion = (code: RefiCode): Criterion => {
    const given = own.get(code.guid) ?? '';
    const [, name] = codeAndTitle(code.name, given);
    return {
      code: given,
      title: name,
      text: [
        code.description === '' ? name : code.description,
        ...code.notes.flatMap((note) => noted.get(note) || []),
      ].join('\n'),
      official: null,
      cues: [],
      agencies: [],
      isNot: null,
      isHeading: !code.isCodable,
      children: code.children.map(criterion),
    };
  };
  return {
    id,
    title,
    theme: null,
    edition: null,
    source: `Codes of a project by ${origin === '' ? 'another program' : origin}.`,
    builtIn: false,
    official: false,
    criteria: topCodes(codes).map(criterion),
  };
}
