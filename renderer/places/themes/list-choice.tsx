import { go } from '../../frame/route.ts';
import { Segment } from '../../parts/segment.tsx';

/** Between what the program found and what the reviewer follows. */
export function ListChoice({ value }: { readonly value: 'found' | 'watched' }) {
  return (
    <Segment
      label="Show"
      value={value}
      onChange={(next) => go('themes', next === 'watched' ? { list: next } : {})}
      choices={[
        { value: 'found', label: 'Themes' },
        { value: 'watched', label: 'Watched terms' },
      ]}
    />
  );
}
