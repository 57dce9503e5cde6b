/**
 * JSON with the line of every field: `JSON.parse` forgets where things stood, and a person who must correct a file by
 * hand needs the line.
 */
import { FrameworkError } from './failure.ts';

export interface LocatedJson {
  readonly value: unknown;
  /** The line of a field, from 1; of the nearest field around it where the field itself is missing. */
  lineOf(path: readonly PropertyKey[]): number;
}

/** "criteria[3].text"; the whole file where the path is empty. */
export function fieldName(path: readonly PropertyKey[]): string {
  const name = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return name === '' ? 'the whole file' : name.replace(/^\./u, '');
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them inside text
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const DEEPEST = 64;

/** Reads JSON (RFC 8259). Throws `FrameworkError` at the place where it is not, and for a key given twice. */
export function readJson(json: string): LocatedJson {
  const offsets = new Map<string, number>();
  let at = 0;

  const lineAt = (offset: number) => {
    let line = 1;
    for (let index = json.indexOf('\n'); index >= 0 && index < offset; index = json.indexOf('\n', index + 1)) line++;
    return line;
  };
  const fail = (path: readonly PropertyKey[], problem: string): never => {
    throw new FrameworkError(lineAt(at), fieldName(path), problem);
  };
  const space = () => {
    while (at < json.length && ' \t\n\r'.includes(json[at] as string)) at++;
  };
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(json)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const expect = (character: string, path: readonly PropertyKey[]) => {
    space();
    if (json[at] !== character) fail(path, `"${character}" expected${at >= json.length ? ', but the file ends' : ''}`);
    at++;
  };
  const string = (path: readonly PropertyKey[]): string => {
    space();
    const found = match(STRING);
    if (found === null) return fail(path, 'text in double quotes expected');
    return JSON.parse(found) as string;
  };

  const value = (path: readonly PropertyKey[]): unknown => {
    space();
    if (path.length > DEEPEST) fail(path.slice(0, 4), 'nested too deeply');
    offsets.set(fieldName(path), at);
    const next = json[at];
    if (next === '{') return object(path);
    if (next === '[') return array(path);
    if (next === '"') return string(path);
    for (const [word, meaning] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (json.startsWith(word, at)) {
        at += word.length;
        return meaning;
      }
    }
    const number = match(NUMBER);
    if (number === null) return fail(path, at >= json.length ? 'the file ends too early' : 'this is not JSON');
    return Number(number);
  };
  const object = (path: readonly PropertyKey[]): Record<string, unknown> => {
    const result: Record<string, unknown> = Object.create(null);
    expect('{', path);
    space();
    if (json[at] === '}') {
      at++;
      return result;
    }
    for (;;) {
      const key = string(path);
      if (key in result) fail([...path, key], 'given twice');
      expect(':', [...path, key]);
      result[key] = value([...path, key]);
      space();
      if (json[at] === ',') at++;
      else {
        expect('}', path);
        return result;
      }
    }
  };
  const array = (path: readonly PropertyKey[]): unknown[] => {
    const result: unknown[] = [];
    expect('[', path);
    space();
    if (json[at] === ']') {
      at++;
      return result;
    }
    for (;;) {
      result.push(value([...path, result.length]));
      space();
      if (json[at] === ',') at++;
      else {
        expect(']', path);
        return result;
      }
    }
  };

  const whole = value([]);
  space();
  if (at < json.length) fail([], 'there is text after the end of the framework');
  return {
    value: whole,
    lineOf(path) {
      for (let length = path.length; length >= 0; length--) {
        const offset = offsets.get(fieldName(path.slice(0, length)));
        if (offset !== undefined) return lineAt(offset);
      }
      return 1;
    },
  };
}
