import { go } from '../../frame/route.ts';
import { Segment } from '../../parts/segment.tsx';

type Part = 'settings' | 'progress' | 'second';

/** Between the settings, how far the review has come, and the second reader. */
export function PartChoice({ part }: { readonly part: Part }) {
  return (
    <Segment
      label="Show"
      value={part}
      onChange={(next) => go('settings', next === 'settings' ? {} : { part: next })}
      choices={[
        { value: 'settings', label: 'Settings' },
        { value: 'progress', label: 'Progress' },
        { value: 'second', label: 'Second reader' },
      ]}
    />
  );
}
