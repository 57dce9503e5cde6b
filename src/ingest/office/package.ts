/**
 * The parts of an Office Open XML file and what relates them (ISO/IEC 29500-2). A part is unpacked when it is asked
 * for, within the limits.
 */
import { ReadError } from '../../document/failure.ts';
import { membersOf } from '../archive/directory.ts';
import { unpack } from '../archive/zip.ts';
import { MOST_UNPACKED } from '../limits.ts';
import { childrenOf, decodeXml, type Element, parseXml } from './xml.ts';

export interface Relation {
  /** Last step of its type: `numbering`, `footnotes`, `header`. */
  readonly type: string;
  /** Name of the part, or the address of something outside. */
  readonly target: string;
  readonly external: boolean;
}

export interface OfficePackage {
  readonly bytesOf: (part: string) => Uint8Array | undefined;
  /** Whether the part is there; nothing is unpacked. */
  readonly holds: (part: string) => boolean;
  /** The XML of a part, or undefined where there is none. */
  readonly xmlOf: (part: string) => Element | undefined;
  /** Relations of a part by their names, those of the package for ''. */
  readonly relationsOf: (part: string) => ReadonlyMap<string, Relation>;
}

/** Opens a container. @throws {ReadError} `damaged`, `too-large` or `password`, also when a part is asked for. */
export function openPackage(bytes: Uint8Array): OfficePackage {
  const listed = membersOf(bytes);
  const members = new Map(listed.map((member) => [member.name.toLowerCase(), member]));
  // Names stand escaped in relations ("foot%20notes.xml"), and in some files also in the container.
  const byName = new Map(listed.map((member) => [unescaped(member.name).toLowerCase(), member]));
  const memberOf = (part: string) => members.get(part.toLowerCase()) ?? byName.get(unescaped(part).toLowerCase());
  let left = MOST_UNPACKED;
  const read = (part: string): Uint8Array | undefined => {
    const member = memberOf(part);
    if (!member) return undefined;
    left -= member.size;
    if (left < 0)
      throw new ReadError(
        'too-large',
        'This document unpacks to more than can be read. Save it without pictures and tables, or as PDF.',
      );
    return unpack(bytes, member);
  };
  const xmlOf = (part: string) => {
    const content = read(part);
    return content && parseXml(decodeXml(content), OFFICE_PARTS);
  };
  return {
    bytesOf: read,
    holds: (part) => memberOf(part) !== undefined,
    xmlOf,
    relationsOf(part) {
      const slash = part.lastIndexOf('/') + 1;
      const [folder, name] = [part.slice(0, slash), part.slice(slash)];
      const found = new Map<string, Relation>();
      for (const one of childrenOf(xmlOf(`${folder}_rels/${name}.rels`), 'rel:Relationship')) {
        const { Id = '', Type = '', Target = '', TargetMode } = one.attributes;
        const external = TargetMode === 'External';
        found.set(Id, {
          type: Type.slice(Type.lastIndexOf('/') + 1),
          target: external ? Target : resolved(folder, Target),
          external,
        });
      }
      return found;
    },
  };
}

/** Parts of office files never declare a document type. */
export const OFFICE_PARTS: ReadonlySet<string> = new Set(['w:body']);

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : `${folder}${target}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
