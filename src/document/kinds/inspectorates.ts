/**
 * The inspectorates and how their names are printed.
 */
export interface Inspectorate {
  /** As it is called in lists. */
  readonly name: string;
  readonly printed: string;
}

export const INSPECTORATES: readonly Inspectorate[] = [
  { name: 'Ofsted', printed: '\\bofsted\\b' },
  { name: 'CQC', printed: '\\bcqc\\b|\\bcare quality commission\\b' },
  {
    name: 'HMICFRS',
    printed:
      '\\bhmicfrs\\b|\\bconstabulary,? (?:and|&) fire\\b|\\binspectorate of constabulary\\b|\\bhmi constabulary\\b|\\bhmic\\b',
  },
  { name: 'HMI Probation', printed: '\\bhmi ?prob(?:ation)?\\b|\\bhmip\\b|\\binspectorate of probation\\b' },
  { name: 'Estyn', printed: '\\bestyn\\b' },
  {
    name: 'CIW',
    printed: '\\bciw\\b|\\bcssiw\\b|\\bcare inspectorate wales\\b|\\bcare and social services inspectorate wales\\b',
  },
  { name: 'HIW', printed: '\\bhiw\\b|\\bhealthcare inspectorate wales\\b' },
];
