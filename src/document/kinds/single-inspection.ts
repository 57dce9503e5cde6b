import type { Kind } from './kind.ts';

/** Reports under the single inspection framework, 2013 to 2017, each with the review of its safeguarding children board. */
export const SINGLE_INSPECTION: Kind = {
  id: 'single-inspection',
  label: 'Single inspection',
  type: 'inspection-letter',
  inspection: true,
  inspectorates: ['Ofsted'],
  titles: [
    '(?:single |joint )?inspection of services for children in need of help and protection,?(?: and)? children(?: and young people)? looked after(?: children)?,? and care leavers.*',
    'inspection of services for children in need of help and protection.*',
  ],
  areaLine: 'either',
  mentions: ['inspection of services for children in need of help and protection'],
  areas: [
    "^(?:children's services in|the overall judgement (?:for|of)) (?:the )?{area} (?:is|are|require|requires)\\b",
  ],
  headings: [
    { meaning: 'improvements', is: 'what does the (?:local authority|lscb) need to improve' },
    { meaning: 'strengths', is: "(?:the )?(?:local authority's|lscb's) strengths" },
    {
      meaning: 'findings',
      is: 'inspection judgements about the local authority|summary for children and young people',
    },
    { meaning: 'judgements', is: 'what the inspection judgements mean' },
    { meaning: 'background', is: 'information about this local authority area|progress since the last inspection' },
    { meaning: 'team', is: 'information about (?:this|the) inspection(?: and the review)?|the inspection team' },
  ],
  examples: [
    {
      text: '# London Borough of Northmere\n\n# Inspection of services for children in need of help and protection, children looked after and care leavers\n\n# and\n\n# Review of the effectiveness of the Local Safeguarding Children Board1\n\nInspection date: 25 November 2013 – 18 December 2013\n\nThe overall judgement is requires improvement.\n\nThe authority is not yet delivering good protection and help for children, young people and families.',
      area: 'Northmere',
      date: '2013-12-18',
      dateIs: 'inspection',
      period: ['2013-11-25', '2013-12-18'],
    },
    {
      text: 'Larkborough Borough Council\n\nInspection of services for children in need of help and protection, children\nlooked after and care leavers\n\nand\n\nReview of the effectiveness of the local safeguarding children board\n\nInspection date: 2 July 2014 - 23 July 2014\n\nReport published: 8 September 2014\n\nThe overall judgement is that children’s services require improvement.2',
      area: 'Larkborough',
      date: '2014-09-08',
      dateIs: 'printed',
      period: ['2014-07-02', '2014-07-23'],
    },
    {
      text: '# Eastholt\n\n# Inspection of services for children in need of help and protection, children looked after and care leavers\n\nand\n\nReview of the effectiveness of the Local Safeguarding Children Board\n\nInspection date: 2 May to 25 May 2017\n\nReport published: 14 July 2017\n\n# Children’s services in Eastholt require improvement to be good',
      area: 'Eastholt',
      date: '2017-07-14',
      dateIs: 'printed',
      period: ['2017-05-02', '2017-05-25'],
    },
  ],
};
