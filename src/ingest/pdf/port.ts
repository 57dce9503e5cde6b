/**
 * The way between the two halves of pdf.js when both run in one thread. By itself pdf.js clones whatever one half tells the
 * other, as if there were threads between them; what it lets go of as soon as it is said, texts and drawing operations, is
 * handed over as it stands here, and only the rest is cloned.
 */

type Listener = (event: { readonly data: unknown }) => void;

interface Message {
  readonly chunk?: Chunk;
}

/** A piece of a page's text or of its drawing operations. */
interface Chunk {
  readonly items?: unknown;
  readonly fnArray?: readonly number[];
  readonly argsArray?: readonly unknown[];
}

/** One end of the way, as much of a `MessagePort` as pdf.js uses. */
export class Port {
  readonly #listeners = new Map<Listener, () => void>();
  #other: Port | null = null;

  /** Two ends of one way. */
  static pair(): readonly [Port, Port] {
    const [one, other] = [new Port(), new Port()];
    one.#other = other;
    other.#other = one;
    return [one, other];
  }

  postMessage(message: Message, transfer?: readonly unknown[]): void {
    const data = handedOver(message, transfer);
    void DONE.then(() => this.#tell(data));
  }

  #tell(data: unknown): void {
    if (this.#other !== null) this.#other.#hear(data);
  }

  #hear(data: unknown): void {
    for (const listener of [...this.#listeners.keys()]) listener({ data });
  }

  addEventListener(_: string, listener: Listener, options?: { readonly signal?: Signal }): void {
    const forget = () => this.removeEventListener(_, listener);
    this.#listeners.set(listener, () => options?.signal?.removeEventListener('abort', forget));
    options?.signal?.addEventListener('abort', forget);
  }

  removeEventListener(_: string, listener: Listener): void {
    this.#listeners.get(listener)?.();
    this.#listeners.delete(listener);
  }
}

interface Signal {
  addEventListener(name: 'abort', listener: () => void): void;
  removeEventListener(name: 'abort', listener: () => void): void;
}

const DONE = Promise.resolve();

function handedOver(message: Message, transfer: readonly unknown[] | undefined): Message {
  const { chunk } = message;
  if (chunk?.items) return { ...message, chunk: { ...chunk } };
  // pdf.js empties these two lists and fills them again.
  if (chunk?.fnArray && chunk.argsArray)
    return { ...message, chunk: { ...chunk, fnArray: [...chunk.fnArray], argsArray: [...chunk.argsArray] } };
  if (transfer === undefined && isFlat(message)) return flatCopy(message);
  return structuredClone(message, transfer === undefined ? {} : { transfer: [...transfer] as ArrayBuffer[] });
}

/**
 * Whether a message holds nothing but numbers, texts and the like, or one such object: most of what is told is "more,
 * please", and cloning that costs more than saying it.
 */
function isFlat(message: object): boolean {
  return Object.values(message).every(
    (value) => isPrimitive(value) || (isRecord(value) && Object.values(value).every(isPrimitive)),
  );
}

function flatCopy<T extends object>(message: T): T {
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(message)) copy[name] = isPrimitive(value) ? value : { ...value };
  return copy as T;
}

function isPrimitive(value: unknown): boolean {
  return value === null || (typeof value !== 'object' && typeof value !== 'function' && typeof value !== 'symbol');
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
