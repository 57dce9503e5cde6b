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

/** Rows after one another, a letter at a time: a look-up for each pair. */
const [ENGLISH_PAIRS, WELSH_PAIRS] = [ENGLISH, WELSH].map((rows) =>
  Uint8Array.from(rows.join(''), (letter) => letter.charCodeAt(0) - 97),
) as [Uint8Array, Uint8Array];
const WIDTH = SPACE + 1;
const LONGEST_COMMON = Math.max(...[...COMMON].map((word) => word.length));

/** Letters of ASCII and general punctuation, which bear no marks and decompose into no letters. */
const PLAIN_ONLY = /^[\0-\x7f\u2010-\u2027]*$/u;

/** What a text holds beside the letters from a to z. */
interface Others {
  readonly letters: number;
  /** Letters of neither language, and signs that stand where text was decoded wrongly. */
  readonly odd: number;
  readonly capitals: number;
}

/** Judges a page, or any other piece of text that belongs together. */
export function likenessOf(text: string): Likeness {
  const looked = text.slice(0, SAMPLE * 2);
  const isPlain = PLAIN_ONLY.test(looked);
  const plain = (isPlain ? looked : looked.normalize('NFD').replace(/\p{M}/gu, '')).toLowerCase();
  const { letters: own, words, common: commonWords, english, welsh } = pairsOf(plain);
  const others =
    isPlain && PLAIN_ONLY.test(text)
      ? { letters: 0, odd: 0, capitals: capitalsOf(looked) }
      : othersOf(text, looked, plain);
  const letters = own + others.letters;
  const pairs = others.odd + Math.max(1, own + words);
  const strangeness = (Math.min(english, welsh) + others.odd * FOREIGN) / pairs;
  const common = commonWords / Math.max(1, words);
  const names = others.capitals > words / 2;
  const nonsense =
    letters >= FEWEST_LETTERS &&
    (strangeness > VERY_STRANGE ||
      (strangeness > (names ? STRANGE_NAMES : STRANGE) && common < (names ? FEW_COMMON_NAMES : FEW_COMMON)));
  return { letters, strangeness, common, nonsense };
}

function othersOf(text: string, looked: string, plain: string): Others {
  // Nearly every letter is one of a to z: only what else there is needs to be looked up.
  const others = plain.match(/[^\0-\x7f]+/gu)?.join('') ?? '';
  const foreign = others.match(/[^\P{L}ßæœøðþłı]/gu)?.length ?? 0;
  const signs =
    text.match(/[\p{M}\u00a1-\u00bf\u00d7\u00f7\ufffd]|(?<=\p{L})[\u00c0-\u00ff](?=[\u00c0-\u00ff])/gu)?.length ?? 0;
  return {
    letters: others.match(/\p{L}/gu)?.length ?? 0,
    odd: foreign + signs,
    capitals: looked.match(/(?<!\p{L})\p{Lu}/gu)?.length ?? 0,
  };
}

/** Capitals at the beginning of a word, of a text without letters beyond a to z. */
function capitalsOf(text: string): number {
  let [count, before] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isCapital = code >= 65 && code <= 90;
    if (isCapital && !before) count++;
    before = isCapital || (code >= 97 && code <= 122);
  }
  return count;
}

/** Letters from a to z and words of them, and how strange the pairs are, with one space around each word. */
function pairsOf(plain: string) {
  const sums = { letters: 0, words: 0, common: 0, english: 0, welsh: 0 };
  let before = SPACE;
  for (let at = 0; at <= plain.length; at++) {
    const letter = plain.charCodeAt(at) - 97;
    const code = letter >= 0 && letter < SPACE ? letter : SPACE;
    if (code === SPACE && before === SPACE) continue;
    sums.english += ENGLISH_PAIRS[before * WIDTH + code] as number;
    sums.welsh += WELSH_PAIRS[before * WIDTH + code] as number;
    if (code !== SPACE) sums.letters++;
    else {
      sums.words++;
      if (isCommonBefore(plain, at)) sums.common++;
    }
    before = code;
  }
  if (sums.words > 0) return sums;
  const nothing = SPACE * WIDTH + SPACE;
  return { ...sums, english: ENGLISH_PAIRS[nothing] as number, welsh: WELSH_PAIRS[nothing] as number };
}

/** Whether the word that ends here is among the commonest. */
function isCommonBefore(plain: string, end: number): boolean {
  let from = end;
  while (from > 0 && end - from <= LONGEST_COMMON) {
    const letter = plain.charCodeAt(from - 1) - 97;
    if (!(letter >= 0 && letter < SPACE)) break;
    from--;
  }
  return end - from <= LONGEST_COMMON && COMMON.has(plain.slice(from, end));
}
