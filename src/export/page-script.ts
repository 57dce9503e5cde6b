/**
 * The script of packs and long reports, as it stands in the file: draws what is looked at, searches and filters the
 * quotations whether they are drawn or not, leads to them and draws what is printed. Runs in any browser of the last five
 * years, from `file://`, offline. The data's form is that of `asData` in `markup.ts` and `blocks` in `html-later.ts`.
 *
 * Words are found by their stem, by how they begin and, where nothing else is found, with one letter wrong. What the search
 * reads is made in slices when it is first asked for, so that the page never stands still.
 */
export const PAGE_SCRIPT = `
(() => {
  'use strict';
  const byId = (id) => document.getElementById(id);
  const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
  const templates = JSON.parse(byId('templates') === null ? '[]' : byId('templates').textContent);

  const SIGNS = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  const escaped = (text) =>
    text.replace(/[\\u0000-\\u0008\\u000B\\u000E-\\u001F\\u007F]/gu, '\\uFFFD').replace(/[&<>"']/gu, (sign) => SIGNS[sign]);
  const written = (node, places) => {
    if (node === null) return '';
    if (typeof node === 'string') return escaped(node);
    if (typeof node === 'number') return String(node);
    if (Array.isArray(node)) return templates[node[0]].reduce((text, piece, at) => text + written(node[at], places) + piece);
    if ('l' in node) return node.l.map((one) => written(one, places)).join('');
    return 'q' in node ? escaped(places[node.q][places[node.q].length - 1]) : node.m;
  };

  /* What is drawn when it is looked at. "shown" are the numbers of the items that the filter lets through; null is all. */
  const chunks = all('.later').map((element) => ({
    element,
    data: element.querySelector('script'),
    count: Number(element.dataset.count),
    each: Number(element.dataset.each),
    shown: null,
    drawn: false,
  }));
  const chunkOf = new Map(chunks.map((chunk) => [chunk.element, chunk]));
  const itemsOf = (chunk) => {
    const { items, places } = JSON.parse(chunk.data.textContent);
    return items.map((item) => written(item, places));
  };
  const draw = (chunk) => {
    if (chunk.drawn) return;
    const items = itemsOf(chunk);
    chunk.element.innerHTML = (chunk.shown === null ? items : chunk.shown.map((at) => items[at])).join('');
    chunk.element.style.minHeight = '';
    chunk.drawn = true;
  };
  const clear = (chunk) => {
    const count = chunk.shown === null ? chunk.count : chunk.shown.length;
    chunk.element.hidden = count === 0;
    if (chunk.element.tagName === 'TBODY') return;
    chunk.element.textContent = '';
    chunk.element.style.minHeight = count * chunk.each + 'px';
    chunk.drawn = false;
    // Watched anew: an element that stays in sight is not told of twice.
    watcher.unobserve(chunk.element);
    watcher.observe(chunk.element);
  };
  const watcher = new IntersectionObserver(
    (seen) => seen.forEach(({ isIntersecting, target }) => isIntersecting && draw(chunkOf.get(target))),
    { rootMargin: '1200px' },
  );
  chunks.forEach(({ element }) => watcher.observe(element));
  document.addEventListener('toggle', ({ target }) => {
    if (target.tagName === 'DETAILS' && !target.open) all('.later', target).forEach((element) => clear(chunkOf.get(element)));
  }, true);

  /* A figure in the grid leads to its quotation, drawn or not, filtered away or not. */
  const named = (id) => byId(id) || chunks.filter(({ element }) => element.classList.contains('quotes')).reduce((found, chunk) => {
    if (found !== null || !chunk.data.textContent.includes('"' + id + '"')) return found;
    if (chunk.shown !== null || chunk.element.hidden) reset();
    open(chunk.element);
    draw(chunk);
    return byId(id);
  }, null);
  const open = (element) => {
    for (let details = element.closest('details'); details !== null; details = details.parentElement.closest('details')) details.open = true;
  };
  const lead = () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id === '') return;
    const target = named(id);
    if (target === null) return;
    if (target.hidden || target.closest('[hidden]') !== null) reset();
    open(target);
    all('.led').forEach((one) => one.classList.remove('led'));
    target.classList.add('led');
    target.scrollIntoView();
    // What is drawn on the way moves it once more.
    setTimeout(() => target.isConnected && target.scrollIntoView(), 150);
  };
  addEventListener('hashchange', lead);

  /* Search and filters. What is searched is what can be read: text, and no attribute. */
  const tools = byId('tools');
  const FACTS = ['polarity', 'status', 'document'];
  const shapes = templates.map((pieces) => {
    let before = '';
    return pieces.map((piece) => {
      const from = before.lastIndexOf('<') > before.lastIndexOf('>') ? piece.indexOf('>') + 1 : 0;
      before += piece;
      const inTag = before.lastIndexOf('<') > before.lastIndexOf('>');
      const name = inTag ? /data-([a-z]+)="$/u.exec(piece) : null;
      return { text: piece.slice(from).replace(/<[^>]*>?/gu, ' '), inTag, fact: name === null ? -1 : FACTS.indexOf(name[1]) };
    });
  });
  const read = (node, places, quote) => {
    if (node === null) return;
    if (typeof node !== 'object') quote.text += node;
    else if (Array.isArray(node)) {
      shapes[node[0]].forEach(({ text, inTag, fact }, at) => {
        quote.text += text;
        if (!inTag) read(at + 1 < node.length ? node[at + 1] : null, places, quote);
        else if (fact >= 0) quote.facts[fact] = node[at + 1];
      });
    } else if ('l' in node) node.l.forEach((one) => read(one, places, quote));
    else if ('q' in node) quote.text += places[node.q][places[node.q].length - 1];
  };
  const quotes = [];
  const inCriteria = (element) => element.closest('section').querySelector('#criteria') !== null;
  const articles = all('.criterion').filter(inCriteria);
  const sources = articles.flatMap((article) => all('.quote, .later', article).map((element) => ({ article, element })));
  let next = 0;
  /* Reads on for some milliseconds; says whether everything is read. */
  const readOn = (until) => {
    for (; next < sources.length && performance.now() < until; next += 1) {
      const { article, element } = sources[next];
      const title = article.querySelector('h3').textContent.toLowerCase() + ' ';
      const chunk = chunkOf.get(element);
      if (chunk === undefined) {
        quotes.push({ article, element, facts: FACTS.map((name) => element.dataset[name]), text: title + element.textContent.toLowerCase() });
        continue;
      }
      const { items, places } = JSON.parse(chunk.data.textContent);
      items.forEach((item, at) => {
        const quote = { article, chunk, at, facts: [], text: '' };
        read(item, places, quote);
        quote.text = title + quote.text.toLowerCase();
        quotes.push(quote);
      });
    }
    return next === sources.length;
  };
  const wordsIn = (text) => text.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) || [];
  const ENDINGS = '(?:(?:at)?ions?|ments?|ings?|ers?|ed|es|e|s)';
  const root = (word) => {
    const cut = word.replace(/(?:ies|ied|y)$/u, '');
    return cut === word ? word.replace(new RegExp('(?<=[^s])' + ENDINGS + '$', 'u'), '') : cut;
  };
  /* Quotations with the word: as it begins, or with the same root and another ending. */
  const having = (word) => {
    const from = root(word);
    const kept = from.length < 3 ? word : from;
    const pattern = new RegExp('(?<![\\\\p{L}\\\\p{N}])(?:' + word + '|' + kept + '(?:y|ies|ied|' + ENDINGS + ')?(?![\\\\p{L}\\\\p{N}]))', 'u');
    return new Set(quotes.filter(({ text }) => text.includes(kept) && pattern.test(text)));
  };
  const isOneOff = (one, other) => {
    const [short, long] = one.length < other.length ? [one, other] : [other, one];
    if (long.length - short.length > 1) return false;
    let from = 0;
    while (from < short.length && short[from] === long[from]) from += 1;
    if (short.length < long.length) return short.slice(from) === long.slice(from + 1);
    const rest = (text, by) => text.slice(from + by);
    return rest(short, 1) === rest(long, 1) || (short[from] === long[from + 1] && short[from + 1] === long[from] && rest(short, 2) === rest(long, 2));
  };
  const found = (word) => {
    const held = having(word);
    if (held.size > 0 || word.length < 5) return held;
    const words = new Set(quotes.flatMap(({ text }) => wordsIn(text)));
    return new Set(Array.from(words).filter((other) => isOneOff(word, other)).flatMap((other) => Array.from(having(other))));
  };
  const opened = new Set();
  let wanted = 0;
  const show = () => {
    const turn = (wanted += 1);
    const words = wordsIn(byId('search').value);
    const facts = FACTS.map((name) => byId(name).value);
    const isAll = words.length === 0 && facts.every((value) => value === '');
    const finish = () => {
      if (turn !== wanted) return;
      if (!isAll && !readOn(performance.now() + 40)) {
        byId('shown').textContent = 'Searching …';
        setTimeout(finish, 0);
      } else apply(words, facts, isAll);
    };
    finish();
  };
  const total = sources.reduce((sum, { element }) => sum + (chunkOf.has(element) ? chunkOf.get(element).count : 1), 0);
  const figure = (count) => count.toLocaleString('en-GB');
  const apply = (words, facts, isAll) => {
    const sets = words.map(found);
    const held = quotes.filter((quote) => isAll || (facts.every((value, at) => value === '' || quote.facts[at] === value) && sets.every((set) => set.has(quote))));
    if (isAll) sources.forEach(({ element }) => { element.hidden = false; });
    else sources.forEach(({ element }) => { element.hidden = true; });
    const byChunk = new Map();
    held.forEach(({ element, chunk, at }) => {
      if (element !== undefined) element.hidden = false;
      else if (byChunk.has(chunk)) byChunk.get(chunk).push(at);
      else byChunk.set(chunk, [at]);
    });
    chunks.filter(({ element }) => element.classList.contains('quotes')).forEach((chunk) => {
      const shown = isAll ? null : byChunk.get(chunk) || [];
      if (chunk.shown === null && shown === null) return;
      chunk.shown = shown;
      clear(chunk);
    });
    all('.group').forEach((group) => { group.hidden = !isAll && group.querySelector('.quote:not([hidden]), .quotes:not([hidden])') === null; });
    const left = new Set(held.map(({ article }) => article));
    articles.forEach((article) => { article.hidden = !isAll && !left.has(article); });
    articles.forEach((article) => {
      const details = article.querySelector('details');
      if (details === null) return;
      if (isAll) {
        if (opened.delete(details)) details.open = false;
      } else if (left.has(article) && !details.open) {
        opened.add(details);
        details.open = true;
      }
    });
    byId('shown').textContent = figure(isAll ? total : held.length) + ' of ' + figure(total) + ' quotations';
  };
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, total > 2000 ? 200 : 0);
  };
  const reset = () => {
    tools.reset();
    apply([], FACTS.map(() => ''), true);
  };
  tools.addEventListener('submit', (event) => event.preventDefault());
  tools.addEventListener('input', soon);
  tools.addEventListener('reset', () => setTimeout(show, 0));
  tools.hidden = false;
  apply([], FACTS.map(() => ''), true);

  /* What is open is printed; how much that is of the whole stands above it. */
  addEventListener('beforeprint', () => {
    const isOpen = ({ element }) => !element.hidden && element.closest('[hidden], details:not([open])') === null;
    chunks.filter(isOpen).forEach(draw);
    const printed = byId('printed');
    if (printed === null) return;
    const count = all('.quote', byId('criteria').closest('section')).filter((quote) => !quote.hidden && quote.closest('[hidden], details:not([open])') === null).length;
    printed.textContent = 'Printed here: ' + figure(count) + ' of ' + figure(total) + ' quotations, those that were opened or searched for.';
  });
  const button = (id, isOpen) => byId(id) && byId(id).addEventListener('click', () => all('details').forEach((details) => { details.open = isOpen; }));
  button('open-all', true);
  button('close-all', false);

  lead();
})();
`;

export const PAGE_STYLE = `
[hidden] { display: none !important; }
.tools { position: sticky; top: 42px; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; padding: 8px 0; margin-bottom: 12px; background: var(--bg); border-bottom: 1px solid var(--line-strong); font-size: .8125rem; }
.tools label { display: grid; color: var(--text-2); } .tools input, .tools select, .tools button { font: inherit; color: var(--text); background: var(--bg); border: 1px solid var(--line-control); border-radius: 6px; min-height: 28px; padding: 0 8px; max-width: 240px; }
.tools input { width: 240px; } .tools :focus-visible, summary:focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; } .tools output { color: var(--text-2); line-height: 28px; }
.led { background: var(--select); } html { scroll-padding-top: 130px; }
summary { cursor: pointer; padding: 4px 0; font-size: .875rem; color: var(--accent); } .gridpage summary { border-top: 1px solid var(--line); }
.seal { padding: 20px 32px 32px; color: var(--text-2); font-size: .8125rem; line-height: 1.25rem; } .seal code { color: var(--text); }
#printed { display: none; }
@media print { .tools { display: none; } #printed { display: block; } .seal { padding: 12px 0; } details:not([open]), .later:empty { display: none; } summary { list-style: none; color: inherit; } }
`;

/** Hexadecimal digits as base64, the form in which a policy names a script. */
export function base64(hex: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('');
  const characters = bits.match(/.{1,6}/gu) ?? [];
  const written = characters.map((six) => alphabet[Number.parseInt(six.padEnd(6, '0'), 2)]).join('');
  return written.padEnd(Math.ceil(written.length / 4) * 4, '=');
}
