/**
 * What was worked out for the words met lately. A language has only so many words, and nearly every word of a letter has been
 * met before; a document of random words must not fill the memory all the same.
 */

/**
 * Words of a generation; what is held are two at most. Four million words of letters and reports are 17,000 different ones, so
 * that in ordinary reading none is ever dropped.
 */
const GENERATION = 25_000;
/** Characters of a word that is kept: what is longer is no word, and not met again. */
const LONGEST = 40;
/** Characters from which V8 lets a part of a text stand for itself, and so keeps the whole text for it. */
const SLICED = 13;

export interface Recent<Value> {
  get(word: string): Value | undefined;
  set(word: string, value: Value): void;
}

/** Words that are asked for stay; when there are too many, those not asked for lately are dropped. */
export function recent<Value>(generation = GENERATION): Recent<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  const set = (word: string, value: Value) => {
    if (word.length > LONGEST) return;
    if (young.size >= generation) [young, old] = [new Map(), young];
    young.set(word.length < SLICED ? word : ` ${word}`.slice(1), value);
  };
  return {
    get(word) {
      const found = young.get(word);
      if (found !== undefined) return found;
      const earlier = old.get(word);
      if (earlier !== undefined) set(word, earlier);
      return earlier;
    },
    set,
  };
}
