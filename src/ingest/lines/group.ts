import type { Line } from './line.ts';
import type { Marker } from './marker.ts';

/** Lines that were found to belong together, and the marker they begin with. */
export interface Group {
  readonly marker: Marker | null;
  readonly lines: Line[];
}
