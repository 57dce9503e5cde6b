/**
 * Gets suggestions ready and makes the first one.
 */
import { builtInFrameworks } from '../../src/frameworks/built-in.ts';
import { createSuggester } from '../../src/suggest/suggester.ts';

const [framework] = builtInFrameworks;
if (framework === undefined) throw new Error('There is no built-in framework.');
const { suggestions } = createSuggester(framework).assess({
  text: 'School nurses take part in strategy discussions and share what they know of the child.',
  headings: [],
});
if (suggestions.length === 0) throw new Error('Nothing was suggested.');
