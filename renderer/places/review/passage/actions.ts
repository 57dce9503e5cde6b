import type { QueueItem } from '../../../../src/contract/operations/review.ts';
import type { Draft } from './draft.ts';

/** What can be done with the open passage. The functions stay the same whichever passage is open. */
export interface ReviewActions {
  open(item: QueueItem): void;
  accept(): void;
  acceptNumber(number: number): void;
  chooseNumber(number: number): void;
  none(): void;
  find(): void;
  add(): void;
  /** Saved at once where the passage is decided already. */
  alter(part: Partial<Draft>): void;
  /** Kept until the decision. */
  change(part: Partial<Draft>): void;
}
