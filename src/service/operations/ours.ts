import type { Operations, OutputOf } from '../../contract/contract.ts';
import { markWhose, oursIn, setOurAreas } from '../../workspace/ours.ts';
import { oursIds } from '../review/ours.ts';
import type { Session } from '../session.ts';
import { countedIn } from '../stages/copies.ts';

export function oursOperations(session: Session): Pick<Operations, 'ours.get' | 'ours.setAreas' | 'ours.mark'> {
  const now = (): OutputOf<'ours.get'> => {
    const ids = oursIds(session);
    const counted = countedIn(session.workspace(), session.threshold());
    return {
      areas: [...oursIn(session.workspace()).areas],
      documents: counted.filter(({ id }) => ids.has(id)).length,
    };
  };
  return {
    'ours.get': now,

    'ours.setAreas': ({ areas }) => {
      setOurAreas(session.workspace(), areas, session.reviewer());
      session.forget();
      return now();
    },

    'ours.mark': ({ ids, whose }) => {
      markWhose(session.workspace(), ids, whose, session.reviewer());
      session.forget();
      return now();
    },
  };
}
