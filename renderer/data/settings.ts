import { useEffect } from 'react';
import type { OutputOf } from '../../src/contract/contract.ts';
import { useEngineQuery } from './engine.ts';
import { setLetterKeys } from './letter-keys.ts';

export type Settings = OutputOf<'settings.get'>;

/** Puts the chosen appearance, text size and keys into effect; without an answer the system decides. */
export function useSettingsInEffect(): void {
  const { data } = useEngineQuery('settings.get', {});
  useEffect(() => {
    if (!data) return;
    const page = document.documentElement;
    if (data.appearance === 'system') delete page.dataset.theme;
    else page.dataset.theme = data.appearance;
    page.style.setProperty('--text-scale', String(data.textScale));
    setLetterKeys({ on: data.letterKeys, other: data.otherKeys });
  }, [data]);
}
