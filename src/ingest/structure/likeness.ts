/**
 * Whether a text reads as English or Welsh. Text of the wrong script or encoding, with shifted or with lost letters looks
 * like text to a computer; its pairs of letters and its lack of common words tell.
 */

/** What a page of text looks like. */
export interface Likeness {
  /** Letters that were looked at. */
  readonly letters: number;
  /** Mean negative log-likelihood of its pairs of letters, in half nats, under the better of the two languages. */
  readonly strangeness: number;
  /** Share of its words that are among the commonest of the two languages, from 0 to 1. */
  readonly common: number;
  /** Whether nobody can read it. False where there is too little to tell. */
  readonly nonsense: boolean;
}

/** With fewer letters, nothing is said: a page may hold a table of figures, or names. */
const FEWEST_LETTERS = 120;
/** Letters looked at. */
const SAMPLE = 6_000;
/** Half nats for a letter that neither language has. */
const FOREIGN = 22;
/** Running text of either language stays below the first; names and abbreviations, which have no common words, below the others. */
const STRANGE = 5.6;
const STRANGE_NAMES = 7.2;
const VERY_STRANGE = 7.6;
const FEW_COMMON = 0.3;
const FEW_COMMON_NAMES = 0.12;

/** Behind the letters from a to z. */
const SPACE = 26;
/**
 * Pairs of letters, a row for each first letter from a to z and the space: negative log-likelihoods in half nats, "a" for
 * 0. English from paragraphs of published inspection reports, Welsh from a few sentences; both smoothed.
 */
const ENGLISH =
  'uhfhtihsimiehdxizefeihmqjwg gnmscsptgiweosfushimfrwweui eoitdtudfzihvweruimegwvzjzi ioojeolqftwmqshttehqhkpxmzb gpgfhjkniwoghekkmefirikjjzd gypqefstfvyjyydyvgkihytykwc hyqsdmofhyyjqhhrwggihywvjyc eqsqcuzudzzmnofuujlimzmxnzf hlfhgiitwzpehdfkrheesgzpztl gprpcrrrlrrrrocrrrondrrrprk koukcinqewwhwgtnwtgowwwwowc fqpeemwtfznfplfizoihilkxfze dhoscqyofyuohsfeyohrivwyoyf hsgefjeohqoookhqopfeklsulzd klgjnfjpkqkigehhzdhhfhirnze fuvmenvmizzekwefzdiijztzozg nttptttttttttttqtqqratrtttm gpkicllrfygjijflxjfgkhpzjve jsjvenrifxjmjsghuqffgznzlzc gulvfovdezzjmketzhhjjzmzhzd fighhjgyhuqfheofyefevywutuo gyyubyyycyyyyyiyyytyjyyytyq frpresxddvxjridsxkhsvxqxxxf fphthotnhqtotttbrrtdgtmtrtf oqoriuvvkxxlkmfnxtgnvttxxxa dkkkckkkfkkkkkgkkkkkkkkkkhf ehfhhgkhfnmhhigglhfejjgwkxl'.split(
    ' ',
  );
const WELSH =
  'ljgfdjjlglllhelllfgjflhllle fjjjfjjjjjjejjdjjjjjjjgjfje djjjgjjgjjjgjjjjjgjjjjgjdjd elldilllgllgligllillilililc liielillellelghllgieelhlllf fiiifiiiiiififfiiiiiiiiifii fjjjejjjhjjhjjhjjjjjhjcjejh ckkkfkkkfkkkkkhkkkkkkkfkfkd ehhfghkkkkkkkgekkghfkkhkkkd hhhhhhhhhhhhhhhhhhhhhhhhhhh hhhhhhhhhhhhhhhhhhhhhhhhhhh ekkhfkkkgkkekkhkkkkkekhkfkd djjgfjjjjjjjjjgjjggjjjfjjje gliihlhlfllglgglllifhlililc kfkdfkfkkkkekgkkkhkkkkkkkke iiiifiifiiieiieiieiiiiiiiii hhhhhhhhhhhhhhhhhhhhhhhhhhh fkkfkkkefkkkkhfkkkkghkhkfkd ejjjgjfjfjjjjjgjjjjfjjjjdjg hkkkfkhckkkkkhhkkkkkhkkkfke kkkhkkkkkkkfkfgkkhhkkkkkkkb hhhhhhhhhhhhhhhhhhhhhhhhhhh gkkgdkkkkkkkkfkkkfkkkkkkdkg hhhhhhhhhhhhhhhhhhhhhhhhhhh lglelhgllllifclllfhillhlllf hhhhhhhhhhhhhhhhhhhhhhhhhhh egfggkfhhnnigjkgnghjknhnenk'.split(
    ' ',
  );
const COMMON = new Set(
  'the of and to in a is for that are with on as be by this have has it was not their from at they or who which were an been will there all can more when what do does his her you we our your i no yes y yr yn a o i ar mae am gan wedi eu ei ac nid bod hyn sydd ond neu oedd roedd na ni fel gyda'.split(
    ' ',
  ),
);

const NOT_ASCII = /[^\0-\x7f]+/gu;
/** Letters of ASCII and general punctuation, which bear no marks and decompose into no letters. */
const PLAIN_ONLY = /^[\0-\x7f\u2010-\u2027]*$/u;

/** Letters without what stands above or below them. */
function withoutMarks(text: string): string {
  return PLAIN_ONLY.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
}

function lettersToZ(plain: string): number {
  let count = 0;
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at);
    if (code >= 97 && code <= 122) count++;
  }
  return count;
}

/** Judges a page, or any other piece of text that belongs together. */
export function likenessOf(text: string): Likeness {
  const plain = withoutMarks(text.slice(0, SAMPLE * 2)).toLowerCase();
  // Nearly every letter is one of a to z: only what else there is needs to be looked up.
  const others = plain.match(NOT_ASCII)?.join('') ?? '';
  const letters = lettersToZ(plain) + (others.match(/\p{L}/gu)?.length ?? 0);
  const foreign = others.match(/[^\P{L}ßæœøðþłı]/gu)?.length ?? 0;
  const signs = PLAIN_ONLY.test(text)
    ? 0
    : (text.match(/[\p{M}\u00a1-\u00bf\u00d7\u00f7\ufffd]|(?<=\p{L})[\u00c0-\u00ff](?=[\u00c0-\u00ff])/gu)?.length ??
      0);
  const words = plain.match(/[a-z]+/gu) ?? [];
  const odd = foreign + signs;
  const codes = codesOf(` ${words.join(' ')} `);
  const strangeness = Math.min(meanOf(codes, ENGLISH, odd), meanOf(codes, WELSH, odd));
  const common = words.filter((word) => COMMON.has(word)).length / Math.max(1, words.length);
  const capitals = text.slice(0, SAMPLE * 2).match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0;
  const names = capitals > words.length / 2;
  const nonsense =
    letters >= FEWEST_LETTERS &&
    (strangeness > VERY_STRANGE ||
      (strangeness > (names ? STRANGE_NAMES : STRANGE) && common < (names ? FEW_COMMON_NAMES : FEW_COMMON)));
  return { letters, strangeness, common, nonsense };
}

/** Letters as their places in the tables. */
function codesOf(plain: string): Uint8Array {
  const codes = new Uint8Array(plain.length);
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at) - 97;
    codes[at] = code < 0 ? SPACE : code;
  }
  return codes;
}

/** Mean over all pairs, each letter of another script and each stray sign counted as a pair nobody writes. */
function meanOf(codes: Uint8Array, pairs: readonly string[], odd: number): number {
  let sum = odd * FOREIGN;
  for (let at = 1; at < codes.length; at++)
    sum += (pairs[codes[at - 1] as number] as string).charCodeAt(codes[at] as number) - 97;
  const count = odd + codes.length - 1;
  return count === 0 ? 0 : sum / count;
}
