/**
 * The types of document that the library sorts by: what each is called, and whether its passages may be evidence.
 */
interface TypeOfDocument {
  /** In reports and spreadsheets. */
  readonly label: string;
  /** Where room is short. */
  readonly short: string;
  /**
   * Whether it says how services are doing. Guidance says what inspectors look for and news reports that they will;
   * neither says how a service is doing.
   */
  readonly evidence: boolean;
}

const TYPES = {
  'inspection-letter': { label: 'Inspection letter', short: 'Letter', evidence: true },
  guidance: { label: 'Guidance', short: 'Guidance', evidence: false },
  'audit-report': { label: 'Audit report', short: 'Audit report', evidence: true },
  'overview-report': { label: 'Overview report', short: 'Overview report', evidence: true },
  'case-review': { label: 'Case review', short: 'Case review', evidence: true },
  'local-report': { label: 'Local report', short: 'Local report', evidence: true },
  news: { label: 'News', short: 'News', evidence: false },
  other: { label: 'Other', short: 'Other', evidence: true },
} as const satisfies Readonly<Record<string, TypeOfDocument>>;

export type DocumentType = keyof typeof TYPES;

/** Every type in the order in which they are offered. */
export const DOCUMENT_TYPES: Readonly<Record<DocumentType, TypeOfDocument>> = TYPES;

export const DOCUMENT_TYPE_IDS = Object.keys(TYPES) as [DocumentType, ...DocumentType[]];

/** The types with one of their names each. */
export function typesCalled(name: 'label' | 'short'): Readonly<Record<DocumentType, string>> {
  return Object.fromEntries(DOCUMENT_TYPE_IDS.map((id) => [id, TYPES[id][name]])) as Record<DocumentType, string>;
}
