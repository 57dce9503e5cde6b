/**
 * The one door for calls from the preload script. A call is carried out only if it comes from the top frame of our window, is
 * no larger than it may be, and is what the contract says; anything else is refused and counted, never repeated in the log.
 */
import type { IpcMain, IpcMainInvokeEvent } from 'electron';
import { type DesktopCall, type DesktopInput, type DesktopOutput, desktopCalls } from '../../src/contract/desktop.ts';
import { channelOf, type Reply } from '../../src/contract/desktop-names.ts';
import { OperationError, toWireError } from '../../src/contract/errors.ts';
import { withinSize } from '../../src/contract/size.ts';
import { isShellPage } from './addresses.ts';
import type { Log } from './log.ts';

/** Who called: the window's contents. */
export interface Caller {
  readonly contentsId: number;
}

export type Handlers = {
  readonly [Name in DesktopCall]: (
    input: DesktopInput<Name>,
    caller: Caller,
  ) => Promise<DesktopOutput<Name>> | DesktopOutput<Name>;
};

export interface CallDeps {
  readonly ipcMain: Pick<IpcMain, 'handle'>;
  /** Whether these are the contents of a window of ours. */
  readonly isOurs: (contentsId: number) => boolean;
  readonly log: Log;
}

/** Units of `withinSize`: twenty thousand files with long paths fit. */
const MOST = 16_000_000;

/** Answers every call of the contract; a missing handler does not compile. */
export function installCalls({ ipcMain, isOurs, log }: CallDeps, handlers: Handlers): void {
  for (const name of Object.keys(desktopCalls) as DesktopCall[]) {
    ipcMain.handle(channelOf(name), async (event, input: unknown): Promise<Reply<unknown>> => {
      const refusal = refusalOf(event, isOurs);
      if (refusal !== null) {
        log('call-refused', { call: name, why: refusal });
        return { ok: false, error: { code: 'permission', message: 'This cannot be asked from here.' } };
      }
      try {
        const parsed = withinSize(input, MOST) ? desktopCalls[name].input.safeParse(input) : null;
        if (parsed === null || !parsed.success) {
          log('call-refused', { call: name, why: parsed === null ? 'too-large' : 'malformed' });
          return {
            ok: false,
            error: { code: 'wrong-input', message: 'This cannot be done: it was not asked as it should be.' },
          };
        }
        const carryOut = handlers[name] as (input: unknown, caller: Caller) => unknown;
        const value = await carryOut(parsed.data, { contentsId: event.sender.id });
        return { ok: true, value: desktopCalls[name].output.parse(value) };
      } catch (error) {
        log('call-failed', { call: name, code: error instanceof OperationError ? error.code : 'unexpected' });
        return { ok: false, error: toWireError(error) };
      }
    });
  }
}

/** Why a call is not carried out, or null. The frame is read at once: it may be gone after the first wait. */
function refusalOf(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  isOurs: CallDeps['isOurs'],
): string | null {
  if (senderFrame === null) return 'no-frame';
  if (senderFrame.parent !== null) return 'inner-frame';
  if (!isShellPage(senderFrame.url)) return 'other-page';
  return isOurs(sender.id) ? null : 'other-window';
}
