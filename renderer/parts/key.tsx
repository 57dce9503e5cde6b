import { keyFor, useLetterKeys } from '../data/letter-keys.ts';

/** A key shown where it acts, as the reader has set it. Screen readers have the help for that. */
export function Key({ children }: { readonly children: string }) {
  const key = keyFor(children, useLetterKeys());
  if (key === null) return null;
  return (
    <span aria-hidden="true">
      <kbd>{key.length === 1 ? key.toUpperCase() : key}</kbd>
    </span>
  );
}
