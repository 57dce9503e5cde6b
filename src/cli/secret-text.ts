/**
 * The text of a secret: UTF-8, or UTF-16 with its mark, as PowerShell writes. Anything else is refused, for a secret that
 * is read wrongly opens nothing, and one that is set wrongly can never be typed.
 */
import { UsageError } from './explain.ts';

const NUL = /\0/u;

/** Decodes what comes in pieces; `name` is what the person gave it as. */
export interface SecretDecoder {
  /** The text of the next bytes, as far as it is known. @throws UsageError */
  readonly take: (bytes: Uint8Array) => string;
  /** What is left at the end. @throws UsageError */
  readonly end: () => string;
}

/** A decoder that goes by the mark in front of the bytes. */
export function secretDecoder(name: string): SecretDecoder {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let front: number[] = [];
  const decode = (bytes: Uint8Array, stream: boolean) => {
    decoder ??= new TextDecoder(encodingOf(front), { fatal: true });
    const all = Uint8Array.from([...front, ...bytes]);
    front = [];
    let text: string;
    try {
      text = decoder.decode(all, { stream });
    } catch {
      throw notText(name);
    }
    if (NUL.test(text)) throw notText(name);
    return text;
  };
  return {
    take: (bytes) => {
      if (decoder !== null) return decode(bytes, true);
      const all = [...front, ...bytes];
      front = all.slice(0, 2);
      // One byte tells only that there is no mark, and only where it begins none.
      if (front.length === 1 && (front[0] ?? 0) >= 0xfe) return '';
      return decode(Uint8Array.from(all.slice(2)), true);
    },
    end: () => decode(new Uint8Array(), false),
  };
}

/** The whole of a file's bytes. @throws UsageError */
export function secretText(bytes: Uint8Array, name: string): string {
  const decoder = secretDecoder(name);
  return decoder.take(bytes) + decoder.end();
}

/** The lines of a stream, as they come: whoever types one at a terminal does not end the stream with it. */
export async function* secretLines(input: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const decoder = secretDecoder(name);
  let rest = '';
  for await (const bytes of input) {
    rest += decoder.take(bytes);
    for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
      yield rest.slice(0, end).replace(/\r$/u, '');
      rest = rest.slice(end + 1);
    }
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}

function encodingOf([first, second]: readonly number[]): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

function notText(name: string): UsageError {
  return new UsageError(
    `${name} is not text in UTF-8, so it would be read as something else than was meant. Save it as UTF-8 (in Notepad: Save as, Encoding) and try again. Nothing was done.`,
  );
}
