/**
 * Turns at a number of places: several may be held at once, or one alone. Served in the order in which they are asked for,
 * so that whoever wants to be alone is not kept waiting by those who come later.
 */

export interface Turns {
  /** Waits for a place, or for all of them where `alone`; what comes back gives it up again. */
  take(alone: boolean): Promise<() => void>;
}

export function createTurns(places: number): Turns {
  const waiting: { readonly alone: boolean; readonly begin: () => void }[] = [];
  let held = 0;
  let isAlone = false;

  function serve(): void {
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      if (isAlone || held >= (next.alone ? 1 : places)) return;
      waiting.shift();
      held++;
      isAlone = next.alone;
      next.begin();
    }
  }

  return {
    take: (alone) =>
      new Promise((resolve) => {
        const giveUp = () => {
          held--;
          isAlone = false;
          serve();
        };
        waiting.push({ alone, begin: () => resolve(giveUp) });
        serve();
      }),
  };
}
