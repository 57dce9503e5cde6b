/**
 * A REFI-QDA 1.5 project as plain values, between the program's own and the XML. Positions are UTF-16 units here; the
 * file counts Unicode code points.
 */

/** 8-4-4-4-12 hexadecimal digits, upper case, no braces: the one form that every program accepts. */
export type Guid = string;

export interface RefiUser {
  readonly guid: Guid;
  readonly name: string;
}

export interface RefiCode {
  readonly guid: Guid;
  readonly name: string;
  readonly description: string;
  /** "#RRGGBB", or null. */
  readonly color: string | null;
  /** False for a code that only groups others. */
  readonly isCodable: boolean;
  readonly notes: readonly Guid[];
  readonly children: readonly RefiCode[];
}

/** Who did it and when (ISO 8601 instant, UTC); null where the file does not say. */
export interface Made {
  readonly by: Guid | null;
  readonly at: string | null;
}

export interface RefiCoding extends Made {
  readonly guid: Guid;
  readonly code: Guid;
  readonly notes: readonly Guid[];
}

export interface RefiSelection extends Made {
  readonly guid: Guid;
  readonly name: string;
  readonly description: string;
  /** Half-open range in the source's text, UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly codings: readonly RefiCoding[];
  readonly notes: readonly Guid[];
}

/** A rectangle drawn on a page of a PDF, in PDF points. Programs differ over where the origin is. */
export interface RefiDrawnSelection extends Made {
  readonly guid: Guid;
  readonly name: string;
  readonly description: string;
  /** From 0. */
  readonly page: number;
  readonly first: { readonly x: number; readonly y: number };
  readonly second: { readonly x: number; readonly y: number };
  readonly codings: readonly RefiCoding[];
  readonly notes: readonly Guid[];
}

export type VariableType = 'Text' | 'Boolean' | 'Integer' | 'Float' | 'Date' | 'DateTime';

export interface RefiVariable {
  readonly guid: Guid;
  readonly name: string;
  readonly type: VariableType;
}

export interface RefiValue {
  readonly variable: Guid;
  readonly type: VariableType;
  readonly value: string;
}

/** The file that the text was read from. */
export interface RefiOriginal {
  readonly extension: 'pdf' | 'docx';
  readonly bytes: Uint8Array;
  /** The text beside a PDF has a GUID of its own; the source's where there is no PDF. */
  readonly textGuid: Guid;
}

export interface RefiSource extends Made {
  readonly guid: Guid;
  readonly name: string;
  readonly description: string;
  /** Line feeds only; null where the project holds the original file alone. */
  readonly text: string | null;
  readonly original: RefiOriginal | null;
  readonly selections: readonly RefiSelection[];
  readonly drawn: readonly RefiDrawnSelection[];
  /** Codings of the document as a whole. */
  readonly codings: readonly RefiCoding[];
  readonly notes: readonly Guid[];
  readonly values: readonly RefiValue[];
}

export interface RefiNote {
  readonly guid: Guid;
  readonly name: string;
  readonly text: string;
}

export interface RefiProject extends Made {
  readonly name: string;
  /** The program that wrote it: "NVivo for Mac 15.0.0". */
  readonly origin: string;
  readonly description: string;
  readonly users: readonly RefiUser[];
  readonly codes: readonly RefiCode[];
  readonly variables: readonly RefiVariable[];
  readonly sources: readonly RefiSource[];
  /** Every note of the project; what they belong to points at them. */
  readonly allNotes: readonly RefiNote[];
  /** Notes about the project as a whole. */
  readonly notes: readonly Guid[];
}

/** Names the same thing the same way in every export, so that other programs can merge what comes again. */
export type Naming = (...parts: readonly string[]) => Guid;

/**
 * Stable names: UUIDs of version 8 made of SHA-256 (RFC 9562, appendix B.2).
 * @param sha256 lower-case hexadecimal SHA-256 of a text in UTF-8
 */
export function naming(sha256: (text: string) => string): Naming {
  return (...parts) => {
    const hash = sha256(['evidence-desk', ...parts].join('\n'));
    const variant = ((Number.parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
    const groups = [
      hash.slice(0, 8),
      hash.slice(8, 12),
      `8${hash.slice(13, 16)}`,
      variant + hash.slice(17, 20),
      hash.slice(20, 32),
    ];
    return groups.join('-').toUpperCase();
  };
}
