/**
 * The agencies that evidence is about, in the order in which they are listed, with what the field calls them.
 */
export const AGENCY_NAMES = {
  police: 'Police',
  'childrens-social-care': 'Children’s social care',
  health: 'Health',
  schools: 'Schools',
  'youth-justice': 'Youth justice',
  probation: 'Probation',
  'voluntary-sector': 'Voluntary sector',
  leaders: 'Leaders',
} as const;

export type Agency = keyof typeof AGENCY_NAMES;

export const AGENCIES = Object.keys(AGENCY_NAMES) as readonly Agency[];
