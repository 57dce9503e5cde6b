// biome-ignore-all lint/a11y/useSemanticElements: a border that is moved is a separator with a value, which <hr> cannot be
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a separator with a value is moved by keyboard
import { type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react';
import { useEngineMutation, useEngineQuery } from '../data/engine.ts';
import { attempt } from '../data/notices.ts';
import { cx } from './cx.ts';
import styles from './split.module.css';

/** Widths in rem, so that panes grow with the text. */
export interface PaneWidths {
  readonly usual: number;
  readonly least: number;
  readonly most: number;
}

/** Rem that a key moves the border. */
const STEP = 1;

/** A width within its bounds, to a quarter of a rem. */
export function widthWithin(width: number, { least, most }: PaneWidths): number {
  return Math.round(Math.max(least, Math.min(most, width)) * 4) / 4;
}

/**
 * A pane whose width is chosen by moving its border, and remembered on this computer: `style` goes on the grid and sets
 * `--NAME`, `divider` into the pane itself.
 */
export function usePane(
  name: string,
  label: string,
  edge: 'left' | 'right',
  widths: PaneWidths,
): { readonly style: CSSProperties; readonly divider: ReactNode } {
  const { data } = useEngineQuery('settings.get', {});
  const set = useEngineMutation('settings.set');
  const [moving, setMoving] = useState<{ readonly from: number; readonly at: number; readonly width: number } | null>(
    null,
  );
  const kept = widthWithin(data?.panes[name] ?? widths.usual, widths);
  const width = moving?.width ?? kept;
  const keep = (next: number) =>
    void attempt('The width was not saved', () =>
      set({ panes: { ...data?.panes, [name]: widthWithin(next, widths) } }),
    ).then(() => setMoving(null));
  const outwards = edge === 'right' ? 1 : -1;
  const onKeyDown = (event: KeyboardEvent) => {
    const to = {
      ArrowRight: width + STEP * outwards,
      ArrowLeft: width - STEP * outwards,
      Home: widths.least,
      End: widths.most,
      Enter: widths.usual,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    keep(to);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!moving) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    setMoving({ ...moving, width: widthWithin(moving.from + ((event.clientX - moving.at) * outwards) / rem, widths) });
  };
  return {
    style: { [`--${name}`]: `${width}rem` } as CSSProperties,
    divider: (
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={label}
        aria-valuenow={width}
        aria-valuemin={widths.least}
        aria-valuemax={widths.most}
        tabIndex={0}
        title="Drag, or use the arrow keys; a double click goes back to the usual width"
        className={cx(styles.divider, styles[edge], moving && styles.dragged)}
        onKeyDown={onKeyDown}
        onDoubleClick={() => keep(widths.usual)}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          event.preventDefault();
          setMoving({ from: width, at: event.clientX, width });
        }}
        onPointerMove={onPointerMove}
        onPointerUp={() => moving && (moving.width === moving.from ? setMoving(null) : keep(moving.width))}
      />
    ),
  };
}
