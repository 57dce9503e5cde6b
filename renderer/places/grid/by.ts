/** What the columns of the grid are. */
export const GRID_BY = ['document', 'area', 'region', 'year', 'agency', 'whose'] as const;
export type GridBy = (typeof GRID_BY)[number];
