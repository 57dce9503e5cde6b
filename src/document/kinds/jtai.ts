import { type Kind, NO_REPORT } from './kind.ts';

/** Joint targeted area inspections: letters of 2016 to 2020 and the shorter ones since 2022. */
export const JTAI: Kind = {
  id: 'jtai',
  label: 'JTAI',
  type: 'inspection-letter',
  inspection: true,
  inspectorates: [],
  titles: [
    'joint targeted area inspections? (?:of|into) the multi[- ]*agency (?:partnership )?response to (?<theme>[^.;]{3,200}) (?:in|across|within) (?:the )?{area}',
    'joint targeted area inspections? (?:of|in|:) (?:the )?(?!multi[- ]*agency|guidance|framework){area}',
    'joint targeted area inspection {area}',
    'joint targeted area inspections? (?:of|into) the multi[- ]*agency response to {theme}',
  ],
  not: NO_REPORT,
  mentions: ['joint targeted area inspections?', '\\bjtais?\\b'],
  areas: [
    '\\bmulti[- ]*agency response to [^.;]{3,200}? in (?:the )?{Area}',
    '\\bwork of individual agencies in (?:the )?{Area}',
    '\\bto all the service leaders (?:in|of) (?:the )?{Area}',
  ],
  themes: [
    '^(?:the )?multi[- ]*agency response to {theme}$',
    '\\b(?:inspection|letter|visit|report)\\b[^.;]*\\bmulti[- ]*agency response to {theme} (?:in|across|within) (?:the )?{Area}',
    '^this letter summari[sz]es\\b[^.;]*\\bmulti[- ]*agency response to {theme}{end}',
    '\\b(?:inspections?|jtai|letter|visit)\\b[^.;]*\\bdeep[- ]?dive[\'”"]? (?:inspection |theme )?(?:focus(?:ed|es|ing|sed)? )?(?:on|of|into) (?:the (?:multi[- ]*agency )?response to )?{theme}{end}',
    '\\bon the theme:? (?:of )?{theme}{end}',
    '\\bthis inspection (?:focused|focuses) on (?:the multi[- ]*agency response to )?{theme}{end}',
  ],
  examples: [
    {
      text: '12 May 2016\n\nTo all the service leaders in Larkborough\n\nDear local partnership\n\n# Joint targeted area inspection of the multi-agency response to abuse and neglect in Larkborough\n\nBetween 7 and 11 March 2016, Ofsted, the Care Quality Commission (CQC), HMI Constabulary (HMIC) and HMI Probation (HMI Prob) undertook a joint inspection of the multi-agency response to abuse and neglect in Larkborough. This inspection included a ‘deep dive’ focus on the response to child sexual exploitation and those missing from home, care or education.\n\nThis letter to all the service leaders in the area outlines our findings about the effectiveness of partnership working and of the work of individual agencies in Larkborough.',
      area: 'Larkborough',
      date: '2016-05-12',
      dateIs: 'printed',
      period: ['2016-03-07', '2016-03-11'],
      theme: 'child sexual exploitation and those missing from home, care or education',
    },
    {
      text: '5 September 2022\n\n# Joint targeted area inspection of Eastholt\n\nDear Eastholt Local Safeguarding Partnership\n\nThis letter summarises the findings of the joint targeted area inspection (JTAI) of the multi-agency response to the criminal exploitation of children in Eastholt.\n\nThis inspection took place from 11 to 15 July 2022. It was carried out by inspectors from Ofsted, the Care Quality Commission (CQC) and HMICFRS.',
      area: 'Eastholt',
      date: '2022-09-05',
      dateIs: 'printed',
      period: ['2022-07-11', '2022-07-15'],
      theme: 'the criminal exploitation of children',
    },
    {
      text: 'Joint targeted area inspection of the multi-agency response to children who are victims of domestic abuse in\nthe Royal Borough of Holt upon Calder\n\n3 July 2025\n\nDear Holt upon Calder Safeguarding Children Partnership\n\nBetween 28 April and 2 May 2025, Ofsted, CQC and HMICFRS carried out a joint inspection of the multi-agency response to children who are victims of domestic abuse.',
      area: 'Holt upon Calder',
      date: '2025-07-03',
      dateIs: 'printed',
      period: ['2025-04-28', '2025-05-02'],
      theme: 'children who are victims of domestic abuse',
    },
  ],
};
