/**
 * Whether drawing operations (ISO 32000-1, annex A) are as a program wrote them: where they are not packed, nothing else tells that
 * some of them were overwritten or lost. A damage within a word that leaves letters cannot be known.
 */

/** Operators by how many operands they take; any number where it depends on the colours. */
const OPERANDS: Readonly<Record<string, number>> = Object.fromEntries(
  Object.entries({
    0: 'b B b* B* BT BX EMC ET EX f F f* h n q Q s S T* W W*',
    1: "BMC CS cs Do g G gs i j J M MP ri sh Tc Tj TJ TL Tr Ts Tw Tz w '",
    2: 'BDC d d0 DP l m Td TD Tf',
    3: 'rg RG "',
    4: 'k K re v y',
    6: 'c cm d1 Tm',
  }).flatMap(([count, names]) => names.split(' ').map((name) => [name, Number(count)])),
);
const ANY = new Set(['sc', 'SC', 'scn', 'SCN']);
/** Operators that programs write without a blank behind them. */
const RUN_TOGETHER = /^(?:BT|ET|EMC|[qQnfSh]){2,}$/u;

const TOKEN =
  /[\s\0]+|%[^\r\n]*|\/[^\s\0()<>[\]{}/%]*|[-+.\d]+(?=[\s\0()<>[\]{}/%]|$)|<<|>>|<[\da-f\s\0]*>|[[\]]|\(|[^\s\0()<>[\]{}/%]+/giuy;
/** As many zeros, which are blanks, as no program writes. */
const ZEROS = /\0{8}/u;

/** Whether a stream of drawing operations is broken. */
export function isBroken(content: string): boolean {
  const open: string[] = [];
  let [operands, compatible] = [0, 0];
  for (let at = 0; at < content.length; ) {
    TOKEN.lastIndex = at;
    const token = TOKEN.exec(content)?.[0];
    if (token === undefined) return true;
    const from = at;
    at += token.length;
    const [first = ''] = token;
    if (/[\s\0]/u.test(first)) {
      if (ZEROS.test(token)) return true;
    } else if (first === '%') continue;
    else if (token === '[' || token === '<<') open.push(token);
    else if (token === ']' || token === '>>') {
      if (open.pop() !== (token === ']' ? '[' : '<<')) return true;
      if (open.length === 0) operands++;
    } else if (first === '(') {
      at = endOfString(content, from);
      if (at < 0 || ZEROS.test(content.slice(from, at))) return true;
      if (open.length === 0) operands++;
    } else if (/[-+./<\d]/u.test(first) || /^(?:true|false|null)$/u.test(token)) {
      if (open.length === 0) operands++;
    } else if (token === 'BI') {
      const end = /\sEI(?=[\s\0]|$)/u.exec(content.slice(at));
      if (end === null) return true;
      at += end.index + end[0].length;
      operands = 0;
    } else {
      if (token === 'BX') compatible++;
      else if (token === 'EX') compatible--;
      const wanted = OPERANDS[token];
      const isRight = RUN_TOGETHER.test(token) ? operands === 0 : ANY.has(token) ? operands > 0 : wanted === operands;
      if (open.length > 0 || (!isRight && compatible <= 0)) return true;
      operands = 0;
    }
  }
  return open.length > 0;
}

/** Where a string ends that begins at a place; -1 where it does not. */
function endOfString(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at++) {
    const sign = content[at];
    if (sign === '\\') at++;
    else if (sign === '(') depth++;
    else if (sign === ')' && --depth === 0) return at + 1;
  }
  return -1;
}
