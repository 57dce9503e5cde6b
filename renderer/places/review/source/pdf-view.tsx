// biome-ignore-all lint/a11y/useSemanticElements: what scrolls, and is no form, can be reached and scrolled by keyboard
// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls, and is no form, can be reached and scrolled by keyboard

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OutputOf } from '../../../../src/contract/contract.ts';
import type { PassageRef } from '../../../../src/document/passage-ref.ts';
import { keyOf, useHost } from '../../../data/engine.ts';
import { useKeys } from '../../../frame/keys.ts';
import { Button } from '../../../parts/button.tsx';
import { Empty, Meter } from '../../../parts/small.tsx';
import { FindBar, useFinding } from './find-bar.tsx';
import type { Hit } from './find-words.ts';
import { locate, passageAt } from './locate.ts';
import { marksOnPage, type PassageMark } from './marks-on-page.ts';
import styles from './page.module.css';
import { type OpenedPdf, openPdf, type PdfWords, pdfWords } from './pdf.ts';
import { PdfPage } from './pdf-page.tsx';
import { useMarkedWords } from './put-right.tsx';
import type { Selected } from './selected.ts';

type Source = OutputOf<'documents.get'>;
type Size = { readonly width: number; readonly height: number };

const ZOOMS = [0.6, 0.75, 0.9, 1, 1.15, 1.3, 1.5, 1.75, 2, 2.5, 3];
const MARGIN = 24;
/** Room left of the text for the marks in the margin. */
const GUTTER = 52;

/** The zoom the reader chose last holds for the next document too. */
let lastZoom = 1;

/** The pages as printed, one below the other; the open passage is highlighted and brought into view. */
export function PdfView({
  source,
  passageId,
  marks,
  wanted,
  onPage,
  onSelect,
  onOpen,
  onText,
}: {
  readonly source: Source;
  readonly passageId: string;
  readonly marks: ReadonlyMap<string, PassageMark>;
  /** A page asked for by its number; a new object each time. */
  readonly wanted: { readonly page: number } | null;
  readonly onPage: (page: number) => void;
  readonly onSelect: (selected: Selected | null) => void;
  readonly onOpen: (passage: PassageRef) => void;
  readonly onText: () => void;
}) {
  const host = useHost();
  const documentId = source.row.id;
  const { opened, sizes, failed } = usePdf(host.documentAddress(documentId), host.documentHeaders);
  const scroller = useRef<HTMLDivElement>(null);
  const [zoom, setZoom] = useState(lastZoom);
  const [printed, setPrinted] = useState(false);
  const width = useWidth(scroller, opened !== null);
  const widest = Math.max(1, ...sizes.map((size) => size.width));
  const scale = ((width - MARGIN) / widest) * zoom;
  const passage = source.passages.find((row) => row.id === passageId);

  useEffect(() => {
    const box = scroller.current;
    if (!box || !passage || sizes.length === 0 || width === 0) return;
    const first = passage.boxes[0];
    const sheet = box.querySelector<HTMLElement>(`[data-page="${passage.page}"]`);
    if (!sheet) return;
    const top = sheet.offsetTop + (first ? first.top * scale : 0);
    const height = passage.boxes.filter((one) => one.page === passage.page).at(-1);
    const bottom = height ? sheet.offsetTop + (height.top + height.height) * scale : top;
    // A page wider than the pane is moved so that its text, not its margin, is seen.
    if (zoom > 1 && first) {
      const left = Math.min(...source.passages.flatMap(({ boxes }) => boxes.map((box) => box.left)));
      box.scrollLeft = left * scale - GUTTER;
    }
    const seen = top > box.scrollTop + 20 && bottom < box.scrollTop + box.clientHeight - 20;
    if (!seen) box.scrollTop = Math.max(0, top - box.clientHeight * 0.28);
  }, [passage, source, sizes, scale, width, zoom]);

  useEffect(() => {
    const sheet = wanted && scroller.current?.querySelector<HTMLElement>(`[data-page="${wanted.page}"]`);
    if (sheet && scroller.current) scroller.current.scrollTop = sheet.offsetTop - MARGIN / 2;
  }, [wanted]);

  const pageInView = () => {
    const box = scroller.current;
    if (!box) return;
    const middle = box.scrollTop + box.clientHeight * 0.4;
    const sheets = [...box.querySelectorAll<HTMLElement>('[data-page]')];
    const at = sheets.findLast((sheet) => sheet.offsetTop <= middle);
    onPage(Number(at?.dataset.page ?? 1));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page in view changes with all of these
  useEffect(pageInView, [sizes, scale, passage]);

  const marked = useMarkedWords(source.row);
  const scans = useMemo(
    () => new Set(source.row.quality.recognised?.map(({ page }) => page)),
    [source.row.quality.recognised],
  );
  const queries = useQueryClient();
  const [words, setWords] = useState<PdfWords | null>(null);
  const recognisedOn = (page: number) => {
    const input = { id: documentId, page };
    return queries.fetchQuery({
      queryKey: keyOf('recognition.words', input),
      queryFn: () => host.client.call('recognition.words', input),
      staleTime: 60_000,
    });
  };
  const finding = useFinding(words?.text ?? null, () => {
    if (opened) void pdfWords(opened.pdf, scans, recognisedOn).then(setWords, () => undefined);
  });
  // A word that was put right makes another text.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the text is another one
  useEffect(() => setWords(null), [source.text]);
  const { current, hits } = finding;
  const hitsByPage = useMemo(() => {
    const byPage = new Map<number, Hit[]>();
    for (const hit of words ? hits : []) {
      const page = words ? pageOf(words, hit) : 1;
      byPage.set(page, [...(byPage.get(page) ?? []), hit]);
    }
    return byPage;
  }, [words, hits]);
  // A page that is far away is brought near, so that it is drawn; the page itself then brings the words into view.
  useEffect(() => {
    const box = scroller.current;
    const sheet = words && current && box?.querySelector<HTMLElement>(`[data-page="${pageOf(words, current)}"]`);
    if (!box || !sheet) return;
    const seen =
      sheet.offsetTop < box.scrollTop + box.clientHeight && sheet.offsetTop + sheet.offsetHeight > box.scrollTop;
    if (!seen) box.scrollTop = sheet.offsetTop - MARGIN / 2;
  }, [words, current]);

  const nearer = (by: number) => {
    lastZoom = ZOOMS[Math.max(0, Math.min(ZOOMS.length - 1, ZOOMS.indexOf(zoom) + by))] ?? 1;
    setZoom(lastZoom);
  };
  useKeys({ '+': () => nearer(1), '=': () => nearer(1), '-': () => nearer(-1) });

  const select = () => {
    const text = wordsSelectedIn(scroller.current);
    const found = text ? locate(source.text, text, passage?.start ?? 0) : null;
    onSelect(found && { documentId, ...found, text: source.text.slice(found.start, found.end) });
  };

  /** A triple click takes the paragraph: the browser would take the line. */
  const selectPassageAt = ({ target, clientX, clientY }: React.MouseEvent) => {
    const sheet = (target as Element).closest<HTMLElement>('[data-page]');
    if (!sheet) return;
    const { left, top } = sheet.getBoundingClientRect();
    const found = passageAt(source.passages, {
      page: Number(sheet.dataset.page),
      x: (clientX - left) / scale,
      y: (clientY - top) / scale,
    });
    onSelect(found && { documentId, start: found.start, end: found.end, text: found.text });
  };

  if (failed) {
    return (
      <Empty icon="warn" title="The pages cannot be drawn" acts={<Button onPress={onText}>Show the text</Button>}>
        The file is kept and its text was read; only the picture of the page is missing.
      </Empty>
    );
  }
  return (
    <>
      <FindBar finding={finding} />
      <div className={styles.view}>
        <div
          ref={scroller}
          className={styles.pages}
          onScroll={pageInView}
          onMouseUp={(event) => (event.detail >= 3 ? selectPassageAt(event) : select())}
          onKeyUp={select}
          tabIndex={0}
          role="group"
          aria-label="Pages"
          data-source
        >
          {!opened && <Opening />}
          {opened &&
            width > 0 &&
            sizes.map((size, index) => {
              const number = index + 1;
              return (
                <PdfPage
                  key={number}
                  opened={opened}
                  number={number}
                  scale={scale}
                  size={size}
                  boxes={passage?.boxes.filter((box) => box.page === number) ?? []}
                  marks={marksOnPage(number, source.passages, marks, passageId)}
                  hits={hitsByPage.get(number) ?? NO_HITS}
                  currentHit={words && current && pageOf(words, current) === number ? current : null}
                  firstPiece={words?.firstOfPage[index] ?? 0}
                  printed={printed}
                  scanned={scans.has(number) ? documentId : null}
                  marked={marked.filter((word) => word.page === number)}
                  onMark={(id) => onOpen({ documentId, passageId: id })}
                />
              );
            })}
        </div>
        <div className={styles.tools}>
          <Button look="quiet" icon="minus" aria-label="Zoom out" onPress={() => nearer(-1)} />
          <span>{Math.round(zoom * 100)} %</span>
          <Button look="quiet" icon="plus" aria-label="Zoom in" onPress={() => nearer(1)} />
          <span className={styles.darkOnly}>
            <Button look="quiet" aria-pressed={printed} onPress={() => setPrinted(!printed)}>
              {printed ? 'Dark page' : 'As printed'}
            </Button>
          </span>
        </div>
      </div>
    </>
  );
}

const NO_HITS: readonly Hit[] = [];

/** The page on which a hit begins. */
function pageOf({ firstOfPage }: PdfWords, hit: Hit): number {
  return firstOfPage.findLastIndex((first) => first <= hit.from.piece) + 1;
}

/** The words selected within an element, or an empty text. */
function wordsSelectedIn(element: HTMLElement | null): string {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed || !element?.contains(selection.anchorNode)) return '';
  return selection.toString().trim();
}

/** Says nothing for a moment: most documents are open before anyone could read it. */
function Opening() {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return slow ? (
    <Empty icon="file" title="Opening the pages">
      <Meter label="Opening the pages" done={0} total={0} />
    </Empty>
  ) : null;
}

function usePdf(address: string, headers: Readonly<Record<string, string>>) {
  const [opened, setOpened] = useState<OpenedPdf | null>(null);
  const [sizes, setSizes] = useState<readonly Size[]>([]);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let over = false;
    void (async () => {
      try {
        const document = await openPdf(address, headers);
        const pages = await Promise.all(
          Array.from({ length: document.pdf.numPages }, (_, index) => document.pdf.getPage(index + 1)),
        );
        if (over) return;
        setSizes(
          pages.map((page) => {
            const { width, height } = page.getViewport({ scale: 1 });
            return { width, height };
          }),
        );
        setOpened(document);
      } catch {
        if (!over) setFailed(true);
      }
    })();
    return () => {
      over = true;
    };
  }, [address, headers]);
  return useMemo(() => ({ opened, sizes, failed }), [opened, sizes, failed]);
}

/** The width an element has for its content, followed as it changes. */
function useWidth(element: React.RefObject<HTMLElement | null>, ready: boolean): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!element.current || !ready) return;
    const measure = () => setWidth(element.current?.clientWidth ?? 0);
    const observer = new ResizeObserver(measure);
    observer.observe(element.current);
    measure();
    return () => observer.disconnect();
  }, [element, ready]);
  return width;
}
