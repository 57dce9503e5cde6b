import { type EvidenceBundle, SHOWN_OF_THEME } from './bundle.ts';
import { POLARITY_WORDS, placeInWords, shortName } from './words.ts';
import { rowsOf, type TableSheet } from './workbook.ts';

/** @param hasPassages whether the sheet of all their passages is in the workbook, too */
export function themesSheet(bundle: EvidenceBundle, hasPassages: boolean): TableSheet {
  const documents = new Map(bundle.documents.map((document) => [document.id, shortName(document)]));
  const central = hasPassages ? '' : ', the others on request';
  return {
    name: 'Themes',
    columns: [
      { header: 'Theme', width: 30 },
      { header: 'Keywords', width: 34 },
      { header: 'Documents', width: 13 },
      { header: 'Passages', width: 11 },
      { header: 'Strengths', width: 12 },
      { header: 'Areas for improvement', width: 15 },
      { header: `The ${SHOWN_OF_THEME} most central passages${central}`, width: 84 },
    ],
    rows: bundle.themes.map(({ label, keywords, documents: count, passages }) => {
      const having = (polarity: 'strength' | 'improvement') =>
        passages.filter((passage) => passage.polarity === polarity || passage.polarity === 'mixed').length;
      return [
        { value: label, look: 'strong' },
        keywords.join(', '),
        count,
        passages.length,
        having('strength'),
        having('improvement'),
        passages
          .slice(0, SHOWN_OF_THEME)
          .map((one) => `“${one.quotation}” (${documents.get(one.documentId) ?? one.documentId}, ${placeInWords(one)})`)
          .join('\n'),
      ];
    }),
    frozenColumns: 1,
    filter: true,
  };
}

export function themePassagesSheet(bundle: EvidenceBundle): TableSheet {
  const documents = new Map(bundle.documents.map((document) => [document.id, document]));
  return {
    name: 'Passages of themes',
    columns: [
      { header: 'Theme', width: 28 },
      { header: 'Keywords', width: 34 },
      { header: 'Documents', width: 13 },
      { header: 'Passages', width: 11 },
      { header: 'Strength or improvement', width: 16 },
      { header: 'Quotation', width: 80 },
      { header: 'Document', width: 32 },
      { header: 'Place', width: 22 },
    ],
    rows: rowsOf(function* () {
      for (const { label, keywords, documents: count, passages } of bundle.themes) {
        for (const passage of passages) {
          const document = documents.get(passage.documentId);
          yield [
            label,
            keywords.join(', '),
            count,
            passages.length,
            POLARITY_WORDS[passage.polarity],
            passage.quotation,
            document === undefined ? passage.documentId : shortName(document),
            placeInWords(passage),
          ];
        }
      }
    }),
    frozenColumns: 1,
    filter: true,
  };
}
