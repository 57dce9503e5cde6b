/**
 * Inspections of children's services from 2005 to 2013: joint area reviews, annual performance assessments, safeguarding
 * and looked after children, unannounced inspections, arrangements for the protection of children.
 */
import { type Kind, NO_REPORT } from './kind.ts';

const COMMON = { type: 'inspection-letter', inspection: true, inspectorates: ['Ofsted'], not: NO_REPORT } as const;

export const JOINT_AREA_REVIEW: Kind = {
  ...COMMON,
  id: 'joint-area-review',
  label: 'Joint area review',
  titles: [
    "(?:report of the )?(?:enhanced )?joint area review (?:of|:|[-–]|in)? ?(?:the )?(?!review|corporate|of){area}(?:'s)? children(?:'s)?,? (?:and young people's )?services?(?: authority)?(?: area)?(?: review of services.*)?",
    '(?:report of the )?(?:enhanced )?joint area review(?: of|:)? (?:the )?{area} review of services.*',
    '(?:report of the )?(?:enhanced )?joint area review (?:of|:|[-–]|in) (?:the )?{area}',
    '(?:report of the )?(?:enhanced )?joint area review(?: report)?(?: of services for children and young people)?',
  ],
  areaLine: 'either',
  mentions: ['\\bthis joint area review was\\b'],
  areas: [
    "^(?:the )?{area}(?:'s)? children(?:'s)?,? (?:and young people's )?services? authority area",
    '\\bchildren and young people in {Area}',
  ],
  headings: [
    { meaning: 'background', is: 'the current (?:overall )?context|context of the review' },
    { meaning: 'findings', is: 'outcomes for children and young people|the local area|service management' },
    { meaning: 'priority-action', is: 'for action (?:over|within|in) .*|for immediate action' },
    { meaning: 'judgements', is: 'summary of (?:joint area review )?judgements|grades' },
  ],
  examples: [
    {
      text: '# Joint area review\n\n# Northmere Children’s Services Authority Area\n\n# Review of services for children and young people\n\nAudience: All\n\nPublished: 18 December 2006\n\nReference no: 100',
      area: 'Northmere',
      date: '2006-12-18',
      dateIs: 'printed',
    },
    {
      text: 'Joint Area Review\nLarkborough\nReview of services for children and young people\n\nThis joint area review was conducted using the arrangements required under section 20 of the Children Act 2004. It was carried out between 11 and 22 June 2007 by a team of inspectors from Ofsted and the Audit Commission.',
      area: 'Larkborough',
      date: '2007-06-22',
      dateIs: 'inspection',
      period: ['2007-06-11', '2007-06-22'],
    },
  ],
};

export const PERFORMANCE_ASSESSMENT: Kind = {
  ...COMMON,
  id: 'annual-performance-assessment',
  label: 'Annual performance assessment',
  titles: [
    "(?:20\\d\\d )?annual (?:performance|children's services) (?:assessment|rating|profile)s? (?:of|for) (?:the )?(?!services|council|education){area}(?:'s|'|s')? (?:education and children(?:'s)? social care services|services for children and young people|children's services|council's)\\b.*",
    "(?:20\\d\\d )?annual (?:performance|children's services) assessments? of (?:services for children and young people|(?:the )?council's (?:education and )?children(?:'s)? (?:social care )?services|.{0,60}services) (?:in|of) (?:the )?{area}(?:,? (?:for )?20\\d\\d)?",
    "(?:20\\d\\d )?annual (?:performance|children's services) (?:assessment|rating)s?\\b.{0,100}",
  ],
  areaLine: 'either',
  mentions: ['\\bannual performance assessment \\(?apa\\)?', "\\bannual children's services assessment\\b"],
  areas: ['\\b(?:assessment|contribution) of (?:the )?{Area} (?:council|children)'],
  examples: [
    {
      text: '17 December 2008\n\nDirector of Children’s Services\n\nEastholt County Council\n\nDear Colleague\n\n# Annual performance assessment of services for children and young people in Eastholt County Council 2008\n\nThis letter summarises the findings of the 2008 annual performance assessment (APA) for your council.',
      area: 'Eastholt',
      date: '2008-12-17',
      dateIs: 'printed',
    },
    {
      text: '1 December 2005\n\nDear Colleague\n\n# Annual performance assessment of Calder Vale Council’s education and children’s social care services 2005\n\nThis letter sets out our assessment of the council’s services.',
      area: 'Calder Vale',
      date: '2005-12-01',
      dateIs: 'printed',
    },
  ],
};

export const SAFEGUARDING_LOOKED_AFTER: Kind = {
  ...COMMON,
  id: 'safeguarding-looked-after',
  label: 'Safeguarding and looked after children',
  titles: [
    '(?:announced |joint |full )?inspection of safeguarding and (?:services for )?(?:looked[- ]after children|children looked after)(?: services?)?(?:(?: in|:| of| for| –| -) (?:the )?{area})?',
    '(?:announced |joint |full )?inspection of safeguarding and (?:services for )?(?:looked[- ]after children|children looked after)(?:,? services?)? {area}',
    'safeguarding and (?:services for )?looked[- ]after children(?: services?)? inspection(?: report)?(?:(?: in|:| of| –| -) {area})?',
  ],
  areaLine: 'either',
  mentions: ['inspection of safeguarding and (?:services for )?looked[- ]after children'],
  headings: [
    { meaning: 'background', is: 'about this inspection|service information' },
    {
      meaning: 'judgements',
      is: 'the inspection (?:judgements and what they mean|outcomes)\\b.*|record of main findings.*',
    },
    {
      meaning: 'findings',
      is: 'safeguarding services|services for looked[- ]after children|capacity for improvement|overall effectiveness',
    },
  ],
  examples: [
    {
      text: '# Inspection of safeguarding and looked after children services\n\n# Northmere\n\nInspection dates: 29 November – 10 December 2010\n\nReporting inspector: HMI\n\nAge group: All\n\nPublished: 21 January 2011',
      area: 'Northmere',
      date: '2011-01-21',
      dateIs: 'printed',
      period: ['2010-11-29', '2010-12-10'],
    },
    {
      text: 'Inspection of safeguarding and looked\nafter children services\nLondon Borough of Larkborough\nInspection dates: 4 to 15 July 2011\nAge group: All\nPublished: 19 August 2011',
      area: 'Larkborough',
      date: '2011-08-19',
      dateIs: 'printed',
      period: ['2011-07-04', '2011-07-15'],
    },
  ],
};

export const CONTACT_REFERRAL: Kind = {
  ...COMMON,
  id: 'contact-referral-assessment',
  label: 'Contact, referral and assessment',
  titles: [
    '(?:annual )?unannounced inspection of (?:the )?contact,? referral,? and assessment(?: arrangements| services?)? (?:within|in|at|of|for) (?:the )?{area}(?:{services})?',
    '(?:annual )?unannounced inspection of (?:the )?contact,? referral,? and assessment\\b.{0,120}',
  ],
  mentions: ['unannounced inspection of (?:the )?contact,? referral,? and assessment'],
  areas: [
    "\\bcontact,? referral,? and assessment(?: arrangements)? within (?:local authority children's services in )?(?:the )?{Area}",
    "\\bchildren's services in (?:the )?{Area}",
  ],
  periods: ['\\bunannounced inspection\\b', '\\bconducted on\\b'],
  examples: [
    {
      text: 'Ofsted\nFreshford House\nBristol\n\n4 November 2009\n\nDirector of Children’s Services\n\nDear Colleague\n\n# Annual unannounced inspection of contact, referral and assessment arrangements within the London Borough of Northmere children’s services\n\nThis letter summarises the findings of the recent unannounced inspection of contact, referral and assessment arrangements within local authority children’s services in the London Borough of Northmere which was conducted on 6 and 7 October 2009.',
      area: 'Northmere',
      date: '2009-11-04',
      dateIs: 'printed',
      period: ['2009-10-06', '2009-10-07'],
    },
    {
      text: '18 March 2011\n\nDear Colleague\n\n# Annual unannounced inspection of contact, referral and assessment arrangements within Eastholt County Council children’s services\n\nThis letter summarises the findings of the recent unannounced inspection, which was conducted on 15 and 16 February 2011.',
      area: 'Eastholt',
      date: '2011-03-18',
      dateIs: 'printed',
      period: ['2011-02-15', '2011-02-16'],
    },
  ],
};

export const CHILD_PROTECTION: Kind = {
  ...COMMON,
  id: 'child-protection-arrangements',
  label: 'Child protection arrangements',
  titles: [
    '(?:unannounced |joint )?inspection of (?:the )?(?:local authority|multi[- ]agency)?(?: local authority)? ?arrangements for the protection of children(?:(?: in|:| of| –| -) (?:the )?{area})?',
    '(?:unannounced |joint )?inspection of (?:the )?(?:local authority|multi[- ]agency)? ?arrangements for the protection of children {area}',
  ],
  areaLine: 'either',
  mentions: ['inspection of (?:local authority|multi[- ]agency) arrangements for the protection of children'],
  headings: [
    { meaning: 'background', is: 'about this inspection|service information' },
    { meaning: 'judgements', is: 'the inspection judgements and what they mean|record of main findings' },
    {
      meaning: 'findings',
      is: 'overall effectiveness|the effectiveness of .*|the quality of practice|leadership and governance',
    },
  ],
  examples: [
    {
      text: '# Inspection of local authority arrangements for the protection of children\n\n# Larkborough Borough Council\n\nInspection dates: 14 - 23 January 2013\n\nLead inspector: HMI\n\nAge group: All',
      area: 'Larkborough',
      date: '2013-01-23',
      dateIs: 'inspection',
      period: ['2013-01-14', '2013-01-23'],
    },
    {
      text: 'Inspection of local authority arrangements for the protection of children\n\nCalder Vale City Council\n\nInspection dates: 3 September 2012 – 12 September 2012\n\nPublished: 16 October 2012',
      area: 'Calder Vale',
      date: '2012-10-16',
      dateIs: 'printed',
      period: ['2012-09-03', '2012-09-12'],
    },
  ],
};
