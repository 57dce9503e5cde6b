import type { Operations, OutputOf } from '../../contract/contract.ts';
import { markWhose, oursIn, setOurAreas } from '../../workspace/ours.ts';
import type { Desk } from '../desk.ts';
import { oursIds } from '../review/ours.ts';
import { countedIn } from '../stages/copies.ts';

export function oursOperations(desk: Desk): Pick<Operations, 'ours.get' | 'ours.setAreas' | 'ours.mark'> {
  const now = (): OutputOf<'ours.get'> => {
    const ids = oursIds(desk);
    const counted = countedIn(desk.workspace(), desk.threshold());
    return {
      areas: [...oursIn(desk.workspace()).areas],
      documents: counted.filter(({ id }) => ids.has(id)).length,
    };
  };
  return {
    'ours.get': now,

    'ours.setAreas': ({ areas }) => {
      setOurAreas(desk.workspace(), areas, desk.reviewer());
      desk.forget();
      return now();
    },

    'ours.mark': ({ ids, whose }) => {
      markWhose(desk.workspace(), ids, whose, desk.reviewer());
      desk.forget();
      return now();
    },
  };
}
