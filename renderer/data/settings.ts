import { useEffect } from 'react';
import type { OutputOf } from '../../src/contract/contract.ts';
import { useAsk } from './ask.ts';

export type Settings = OutputOf<'settings.get'>;

/** Puts the chosen appearance and text size on the page; without an answer the system decides. */
export function useAppearance(): void {
  const { data } = useAsk('settings.get', {});
  useEffect(() => {
    if (!data) return;
    const page = document.documentElement;
    if (data.appearance === 'system') delete page.dataset.theme;
    else page.dataset.theme = data.appearance;
    page.style.setProperty('--text-scale', String(data.textScale));
  }, [data]);
}
