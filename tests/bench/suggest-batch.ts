/**
 * 1,000 passages of invented reports: only made, suggested for, or compared with the criteria by plain TF-IDF.
 *
 *   node tests/bench/suggest-batch.ts nothing|suggestions|tf-idf
 */
import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';
import { criteriaOf, type Framework } from '../../src/document/framework.ts';
import { builtInFrameworks } from '../../src/frameworks/built-in.ts';
import { createSuggester } from '../../src/suggest/suggester.ts';
import { inventedParagraphs } from './invented-reports.ts';

const texts = inventedParagraphs(1000);
const framework = builtInFrameworks[0] as Framework;
const suggester = createSuggester(framework);
// What is loaded on first use is loaded before anything is measured.
suggester.assess({ text: 'Plans are clear.', headings: [] });
const what = process.argv[2];
if (what === 'suggestions') for (const text of texts) suggester.assess({ text, headings: [] });
if (what === 'tf-idf') {
  const wordings = new TfIdf();
  for (const { title, text } of criteriaOf(framework)) wordings.addDocument(`${title} ${text}`);
  for (const text of texts) wordings.tfidfs(text);
}
