/** What the columns of the grid are. */
export const GRID_BY = ['document', 'area', 'region', 'year', 'agency', 'whose'] as const;
export type GridBy = (typeof GRID_BY)[number];

/** The half of the evidence that is looked at alone; mixed passages belong to both. */
export type Side = 'strength' | 'improvement';

/** In the address: every row, or every column. */
export const EVERY = '*';

/** In what order the criteria stand. */
export const ROW_ORDERS = {
  set: 'As in the set',
  most: 'Most evidence first',
  improvement: 'Most improvement first',
  strength: 'Most strength first',
  least: 'Least evidence first',
} as const;
export type RowOrder = keyof typeof ROW_ORDERS;
