/**
 * Which passages are under review, as chosen in the address.
 */
import type { InputOf } from '../../../src/contract/contract.ts';
import type { PolarityLabel } from '../../../src/document/evidence.ts';
import type { Choices } from '../../frame/route.ts';
import { POLARITIES } from '../../parts/polarity.tsx';

export type QueueFilter = Omit<InputOf<'review.queue'>, 'offset' | 'limit'>;

export const LISTS = ['to-decide', 'no-suggestion', 'decided', 'all'] as const;
export type ListName = (typeof LISTS)[number];

export const LIST_NAMES: Readonly<Record<ListName, string>> = {
  'to-decide': 'All to decide',
  'no-suggestion': 'No suggestion',
  decided: 'Decided',
  all: 'All passages',
};

export const ORDERS = ['most-certain', 'least-certain', 'document', 'criterion'] as const;
export type Order = (typeof ORDERS)[number];

export const ORDER_NAMES: Readonly<Record<Order, string>> = {
  'most-certain': 'Most certain first',
  'least-certain': 'Least certain first',
  document: 'By document',
  criterion: 'By criterion',
};

export const isList = (show: string): show is ListName => LISTS.includes(show as ListName);

/** The criterion shown, or null while one of the lists is. */
export function shownCriterion(choices: Choices): string | null {
  return choices.show && !isList(choices.show) ? choices.show : null;
}

export function filterOf(frameworkId: string, choices: Choices): QueueFilter {
  const show = choices.show ?? 'to-decide';
  const polarity = POLARITIES.find((label) => label === choices.polarity) as PolarityLabel | undefined;
  const order = ORDERS.find((name) => name === choices.order);
  return {
    frameworkId,
    show: isList(show) ? show : { criterion: show },
    order: order ?? (choices.document && show === 'all' ? 'document' : 'most-certain'),
    ...(choices.document ? { documentId: choices.document } : {}),
    ...(polarity ? { polarity } : {}),
  };
}
