import type { Operations } from '../../contract/contract.ts';
import type { Desk } from '../desk.ts';
import { searchIn } from '../search.ts';

export function searchOperations(desk: Desk): Pick<Operations, 'search.run'> {
  return { 'search.run': (input) => searchIn(desk, input) };
}
