/**
 * The script of the evidence pack, as it stands in the file: filters and search over the quotations that are on the
 * page. The page is complete without it. Runs in any browser of the last five years, from `file://`, offline.
 */

/** Words are found by their stem, by how they begin and, where nothing else is found, with one letter wrong. */
export const PACK_SCRIPT = `
(function () {
  'use strict';
  var byId = function (id) { return document.getElementById(id); };
  var figures = Array.prototype.slice.call(document.querySelectorAll('#criteria ~ .criterion .quote'));
  var tools = byId('tools');
  var shown = byId('shown');
  var index = null;

  function textOf(figure) {
    var article = figure.closest('.criterion');
    return article.querySelector('h3').textContent + ' ' + figure.textContent;
  }
  function searchIndex() {
    if (index === null) {
      index = lunr(function () {
        this.ref('at');
        this.field('text');
        this.pipeline.remove(lunr.stopWordFilter);
        figures.forEach(function (figure, at) { this.add({ at: at, text: textOf(figure) }); }, this);
      });
    }
    return index;
  }
  function placesOf(word, options) {
    return searchIndex().query(function (query) { query.term(word, options); }).map(function (result) { return result.ref; });
  }
  function matches(words) {
    return words.map(function (word) {
      var stem = lunr.stemmer(new lunr.Token(word)).toString();
      var found = placesOf(stem, { usePipeline: false }).concat(placesOf(word, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING }));
      if (found.length === 0 && word.length > 4) found = placesOf(stem, { usePipeline: false, editDistance: 1 });
      return new Set(found);
    });
  }
  function show() {
    var words = (byId('search').value.toLowerCase().match(/[\\p{L}\\p{N}]+/gu) || []);
    var sets = matches(words);
    var filters = ['polarity', 'status', 'document'].map(function (name) { return [name, byId(name).value]; });
    var count = 0;
    figures.forEach(function (figure, at) {
      var held = sets.every(function (set) { return set.has(String(at)); }) &&
        filters.every(function (filter) { return filter[1] === '' || figure.dataset[filter[0]] === filter[1]; });
      figure.hidden = !held;
      if (held) count += 1;
    });
    var all = words.length === 0 && filters.every(function (filter) { return filter[1] === ''; });
    document.querySelectorAll('.criterion').forEach(function (article) {
      article.hidden = !all && article.querySelector('.quote:not([hidden])') === null;
      article.querySelectorAll('h4').forEach(function (heading) {
        var next = heading.nextElementSibling;
        while (next !== null && next.hidden) next = next.nextElementSibling;
        heading.hidden = next === null || !next.classList.contains('quote');
      });
    });
    shown.textContent = count + ' of ' + figures.length + ' quotations';
  }
  tools.addEventListener('submit', function (event) { event.preventDefault(); });
  tools.addEventListener('input', show);
  tools.addEventListener('reset', function () { setTimeout(show, 0); });
  // A figure in the grid leads to its quotation even while that is filtered away.
  addEventListener('hashchange', function () {
    var target = byId(decodeURIComponent(location.hash.slice(1)));
    if (target !== null && (target.hidden || target.closest('[hidden]') !== null)) { tools.reset(); setTimeout(function () { target.scrollIntoView(); }, 0); }
  });
  tools.hidden = false;
  show();
})();
`;

export const PACK_STYLE = `
[hidden] { display: none !important; }
.tools { position: sticky; top: 42px; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px 16px; align-items: end; padding: 8px 0; margin-bottom: 12px; background: var(--bg); border-bottom: 1px solid var(--line-strong); font-size: .8125rem; }
.tools label { display: grid; color: var(--text-2); } .tools input, .tools select, .tools button { font: inherit; color: var(--text); background: var(--bg); border: 1px solid var(--line-control); border-radius: 6px; min-height: 28px; padding: 0 8px; max-width: 240px; }
.tools input { width: 240px; } .tools :focus-visible { outline: 2px solid var(--focus); outline-offset: 1px; } .tools output { color: var(--text-2); line-height: 28px; }
html { scroll-padding-top: 130px; }
.seal { padding: 20px 32px 32px; color: var(--text-2); font-size: .8125rem; line-height: 1.25rem; } .seal code { color: var(--text); }
@media print { .tools { display: none; } .seal { padding: 12px 0; } }
`;
