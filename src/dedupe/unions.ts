/**
 * Disjoint sets (union-find, Tarjan 1975): what belongs together by pairs.
 */
export interface Unions<Item> {
  /** The item that stands for all that are joined with this one. */
  root(item: Item): Item;
  /** Joins two sets; the root of the first stands for both. */
  join(one: Item, other: Item): void;
}

export function unions<Item>(): Unions<Item> {
  const parent = new Map<Item, Item>();
  const root = (item: Item): Item => {
    let at = item;
    for (let next = parent.get(at); next !== undefined; next = parent.get(at)) at = next;
    // Everything on the way now points straight to the root, so that chains stay short.
    for (let on = item; on !== at; ) {
      const next = parent.get(on) ?? at;
      parent.set(on, at);
      on = next;
    }
    return at;
  };
  return {
    root,
    join(one, other) {
      const [left, right] = [root(one), root(other)];
      if (left !== right) parent.set(right, left);
    },
  };
}
