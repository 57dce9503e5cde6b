/** The set of criteria that documents are mapped to where none is named; alone here, as `--help` needs it and no more. */
export const DEFAULT_FRAMEWORK = 'jtai-childrens-mental-health-2019';
