import type { PageViewport } from 'pdfjs-dist';
import { memo, useEffect, useRef, useState } from 'react';
import type { RecognisedWordRow } from '../../../../src/contract/operations/recognition.ts';
import type { Box } from '../../../../src/document/document.ts';
import { useEngineQuery } from '../../../data/engine.ts';
import { cx } from '../../../parts/cx.ts';
import { markRanges, rangeOf } from './find-bar.tsx';
import type { Hit } from './find-words.ts';
import { keepToWords } from './keep-to-words.ts';
import type { Mark } from './marks-on-page.ts';
import styles from './page.module.css';
import type { OpenedPdf } from './pdf.ts';
import { layOver } from './scan-words.ts';

/** One page as printed, with its text to select, the passage highlighted and marks in the margin. Drawn when near. */
export const PdfPage = memo(function PdfPage({
  opened,
  number,
  scale,
  size,
  boxes,
  marks,
  hits,
  currentHit,
  firstPiece,
  printed,
  scanned,
  marked,
  onMark,
}: {
  readonly opened: OpenedPdf;
  readonly number: number;
  readonly scale: number;
  readonly size: { readonly width: number; readonly height: number };
  readonly boxes: readonly Box[];
  readonly marks: readonly Mark[];
  /** Words found on this page, and which of them is shown now. */
  readonly hits: readonly Hit[];
  readonly currentHit: Hit | null;
  /** The number of this page's first piece of text. */
  readonly firstPiece: number;
  /** Colours as printed, in the dark too. */
  readonly printed: boolean;
  /** The document whose scanned page this is, or null: its words were recognised, and lie over the drawing. */
  readonly scanned: string | null;
  /** Its words that may be misread, or were put right. */
  readonly marked: readonly RecognisedWordRow[];
  readonly onMark: (passageId: string) => void;
}) {
  const sheet = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const [near, setNear] = useState(false);
  const [failed, setFailed] = useState(false);
  const [spans, setSpans] = useState<readonly HTMLElement[]>([]);

  const { data: recognised } = useEngineQuery(
    'recognition.words',
    { id: scanned ?? '', page: number },
    { enabled: near && scanned !== null, keep: true },
  );

  useEffect(() => (words.current ? keepToWords(words.current) : undefined), []);

  useEffect(() => {
    if (hits.length === 0 || spans.length === 0) return;
    const ranges = (some: readonly Hit[]) =>
      some.flatMap((hit) => rangeOf(hit, (piece) => spans[piece - firstPiece]) ?? []);
    const stops = [
      markRanges(ranges(hits.filter((hit) => hit !== currentHit)), 'found'),
      markRanges(ranges(currentHit ? [currentHit] : []), 'found-now'),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [hits, currentHit, spans, firstPiece]);
  useEffect(() => {
    if (currentHit) spans[currentHit.from.piece - firstPiece]?.scrollIntoView({ block: 'center', inline: 'nearest' });
  }, [currentHit, spans, firstPiece]);

  useEffect(() => {
    if (!sheet.current) return;
    const observer = new IntersectionObserver(([entry]) => setNear(entry?.isIntersecting === true), {
      rootMargin: '800px 0px',
    });
    observer.observe(sheet.current);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (!near) return;
    let over = false;
    let stop: () => void = () => undefined;
    void (async () => {
      try {
        const page = await opened.pdf.getPage(number);
        if (over || !canvas.current || !words.current) return;
        const viewport: PageViewport = page.getViewport({ scale });
        const ratio = window.devicePixelRatio || 1;
        canvas.current.width = Math.floor(viewport.width * ratio);
        canvas.current.height = Math.floor(viewport.height * ratio);
        const drawing = page.render({
          canvas: canvas.current,
          viewport,
          ...(ratio === 1 ? {} : { transform: [ratio, 0, 0, ratio, 0, 0] }),
        });
        stop = () => drawing.cancel();
        if (scanned !== null) return await drawing.promise;
        words.current.replaceChildren();
        const layer = new opened.library.TextLayer({
          textContentSource: page.streamTextContent(),
          container: words.current,
          viewport,
        });
        await Promise.all([drawing.promise, layer.render()]);
        if (!over) setSpans(layer.textDivs);
      } catch (thrown) {
        if (!over && !(thrown instanceof opened.library.RenderingCancelledException)) setFailed(true);
      }
    })();
    return () => {
      over = true;
      stop();
    };
  }, [near, opened, number, scale, scanned]);
  useEffect(() => {
    if (near && scanned !== null && recognised && words.current) setSpans(layOver(words.current, recognised, size));
  }, [near, scanned, recognised, size]);

  const at = (box: Box) => ({
    left: box.left * scale,
    top: box.top * scale,
    width: box.width * scale,
    height: box.height * scale,
  });
  return (
    <div
      ref={sheet}
      data-page={number}
      className={cx(styles.sheet, printed && styles.printed)}
      style={{ width: size.width * scale, height: size.height * scale, '--total-scale-factor': scale } as never}
    >
      <span aria-hidden="true">
        <canvas ref={canvas} className={styles.canvas} />
      </span>
      <div className={styles.boxes} aria-hidden="true">
        {boxes.map((box) => (
          <i key={`${box.left} ${box.top}`} className={styles.highlight} style={at(box)} />
        ))}
      </div>
      {marked.map((word) => (
        <i
          key={`${word.line} ${word.word}`}
          className={cx(styles.doubtful, !word.doubtful && styles.putRight)}
          style={at(word.box)}
        />
      ))}
      <div ref={words} className={styles.words} data-words={number} />
      {marks.map((mark) => (
        <button
          key={mark.passageId}
          type="button"
          tabIndex={-1}
          className={cx(styles.mark, mark.decided && styles.decided, mark.current && styles.current)}
          style={{ top: mark.box.top * scale, height: mark.height * scale, maxWidth: mark.room * scale - 4 }}
          title={mark.words}
          onClick={() => onMark(mark.passageId)}
        >
          <span>{mark.label}</span>
        </button>
      ))}
      {failed && <p className={styles.failed}>This page could not be drawn. Its text is under “Text”.</p>}
    </div>
  );
});
