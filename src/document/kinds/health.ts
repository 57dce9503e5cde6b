import { type Kind, NO_REPORT } from './kind.ts';

/** The Care Quality Commission's reviews of health services for looked after children and safeguarding. */
export const HEALTH_REVIEW: Kind = {
  id: 'health-safeguarding-review',
  label: 'Health services and safeguarding',
  type: 'inspection-letter',
  inspection: true,
  inspectorates: ['CQC'],
  not: NO_REPORT,
  titles: [
    '(?:a )?review of (?:the )?health services for (?:children looked after|looked[- ]after children|safeguarding|children)(?:,? (?:and|&) (?:safeguarding|looked[- ]after children|children looked after))?(?: in| across| within|:| –| -)? (?:the )?{area}',
    '(?:a )?review of (?:the )?health services for (?:children looked after|looked[- ]after children)(?:,? (?:and|&) safeguarding)?',
    "(?:report on the outcome of the )?(?:integrated )?inspection of safeguarding and looked[- ]after children's services in (?:the )?{area}",
    '(?:children looked after|looked[- ]after children) and safeguarding(?::| –| -)? the role of health services in (?:the )?{area}',
  ],
  areaLine: 'either',
  mentions: ['\\breview of health services for (?:children looked after|looked[- ]after children) and safeguarding\\b'],
  periods: ['^dates? of (?:the )?review\\b', '\\breview (?:was|took|of)\\b'],
  headings: [
    {
      meaning: 'background',
      is: 'summary of the review|about the review|how we carried out the review|context of the review',
    },
    { meaning: 'findings', is: "the report|the child[’'s]* journey|what people told us" },
  ],
  examples: [
    {
      text: 'Report on the Outcome of the Integrated Inspection of Safeguarding and Looked After Children’s Services in Eastholt\n\nDate of Inspection 16th April – 27th April 2012\n\nDate of final Report 31st May 2012\n\nCommissioning PCT NHS Eastholt',
      area: 'Eastholt',
      date: '2012-05-31',
      dateIs: 'printed',
      period: ['2012-04-16', '2012-04-27'],
    },
    {
      text: '# Review of Health services for Children Looked After and Safeguarding in Larkborough\n\nDate of review: 13th October 2014 – 17th October 2014\n\nDate of publication: 10th April 2015\n\nProvider services included: Larkborough Hospitals NHS Foundation Trust\n\nCQC region: North',
      area: 'Larkborough',
      date: '2015-04-10',
      dateIs: 'printed',
      period: ['2014-10-13', '2014-10-17'],
    },
    {
      text: 'Review of health services for Children Looked\nAfter and Safeguarding in\nNorthmere\n\nDate of review: 3 to 7 July 2017\n\nDate of publication: 22 November 2017',
      area: 'Northmere',
      date: '2017-11-22',
      dateIs: 'printed',
      period: ['2017-07-03', '2017-07-07'],
    },
  ],
};
