/**
 * Inspections of the places where children are held: young offender institutions and secure training centres.
 */
import { type Kind, NO_REPORT } from './kind.ts';

export const YOUTH_CUSTODY: Kind = {
  id: 'youth-custody',
  label: 'Youth custody',
  type: 'inspection-letter',
  inspection: true,
  inspectorates: [],
  not: NO_REPORT,
  titles: [
    '(?:report on )?(?:an? )?(?:(?:full |un)?announced |independent |scrutiny )*(?:inspection|review of progress|visit)(?: of|:| at| to) (?:the )?(?<area>(?:(?:hmp|hmyoi|yoi)(?:[ /]+(?:hmp|hmyoi|yoi))* (?:(?! by )[^.;:|?]){2,60}?|[^.;:|?]{2,60}? (?:yoi|young offender institution|secure training centre|stc|secure school)))(?: by .*)?',
    '(?:report on )?(?:an? )?(?:(?:un)?announced |independent )*inspection of the (?:.{0,30} )?children and young people at (?<area>[^.;:|?]{2,60}?)',
    'inspections? of secure training centres?(?::| –| -)? {area}',
  ],
  areaLine: 'below',
  mentions: ['^inspections? of secure training centres?$'],
  examples: [
    {
      text: '# Report on an unannounced inspection of\n\n# HMYOI Larkmoor\n\nby HM Chief Inspector of Prisons\n\n16–27 January 2017',
      area: 'HMYOI Larkmoor',
      date: '2017-01-27',
      dateIs: 'inspection',
      period: ['2017-01-16', '2017-01-27'],
    },
    {
      text: '# Inspections of secure training centres: Eastholt Secure Training Centre\n\nInspection dates: 4 to 8 October 2021\n\nReport published: 3 December 2021\n\nInspection of Eastholt, carried out by Ofsted, HM Inspectorate of Prisons and the Care Quality Commission.',
      area: 'Eastholt Secure Training Centre',
      date: '2021-12-03',
      dateIs: 'printed',
      period: ['2021-10-04', '2021-10-08'],
    },
  ],
};
