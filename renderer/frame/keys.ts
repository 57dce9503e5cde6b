/**
 * Keys that act without a button being focused. They are quiet while someone types and while a dialog is open.
 */
import { useEffect, useRef } from 'react';
import { keyMeant } from '../data/letter-keys.ts';

/** The name of a key with its modifiers: "Ctrl+K", "Ctrl+Shift+Z", "Shift+2", "a", "?", "enter", "down", "f2". */
export function keyName(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string {
  const digit = /^(?:Digit|Numpad)(\d)$/u.exec(event.code)?.[1];
  const command = event.ctrlKey || event.metaKey;
  const modifiers = `${command ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}`;
  if (digit) return `${modifiers}${event.shiftKey ? 'Shift+' : ''}${digit}`;
  if (event.key.length > 1)
    return `${modifiers}${event.shiftKey ? 'Shift+' : ''}${event.key.replace('Arrow', '').toLowerCase()}`;
  if (command || event.altKey) return `${modifiers}${event.shiftKey ? 'Shift+' : ''}${event.key.toUpperCase()}`;
  return event.key.toLowerCase();
}

/** Whether an element takes letters: keys then belong to it. */
export function takesLetters(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  if (element.isContentEditable || element.tagName === 'TEXTAREA' || element.tagName === 'SELECT') return true;
  return (
    element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(element.type)
  );
}

/** Whether a key already means something to the element that has it: Enter and Space on a button, arrows among radios. */
function belongsTo(element: Element | null, key: string): boolean {
  if (!element) return false;
  if (key === ' ' && element.matches('input[type="checkbox"]')) return true;
  if (key === 'enter' || key === ' ')
    return element.matches('button, a[href], [role="menuitem"], [role="option"], summary');
  return (
    key.startsWith('Arrow') && element.matches('input[type="radio"], [role="radio"], [role="tab"], [role="gridcell"]')
  );
}

export type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

/** Answers keys by name while mounted. */
export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = keyMeant(keyName(event));
      const action = key === null ? undefined : latest.current[key];
      if (!key || !action) return;
      const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
      if (plain && (takesLetters(document.activeElement) || belongsTo(document.activeElement, key))) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}
