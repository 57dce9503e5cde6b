/**
 * Keeps a selection on a drawn page to the words that the pointer has passed. The words of a page are loose spans over the
 * drawing; where the pointer leaves them for the white, browsers select up to the next span in the document, which may be
 * anywhere. A sheet without text, moved behind the last word in reach, stops them there: the way of pdf.js's own viewer.
 */
import styles from './page.module.css';

/** Follows every selection that begins in the words of a page; returns how to stop that. */
export function keepToWords(words: HTMLElement): () => void {
  const press = ({ button }: MouseEvent) => {
    if (button === 0) followOne(words);
  };
  words.addEventListener('mousedown', press);
  return () => words.removeEventListener('mousedown', press);
}

/** From the press of the mouse until it is let go. */
function followOne(words: HTMLElement): void {
  const white = whiteOf(words);
  let before: Range | null = null;
  const follow = () => {
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0) return;
    const range = selection.getRangeAt(0);
    // Whichever end has moved is where the pointer is.
    const atStart =
      before !== null &&
      range.compareBoundaryPoints(Range.END_TO_END, before) === 0 &&
      range.compareBoundaryPoints(Range.START_TO_START, before) !== 0;
    before = range.cloneRange();
    const [node, offset] = atStart ? [range.startContainer, range.startOffset] : [range.endContainer, range.endOffset];
    const piece = pieceAt(words, node, offset === 0 && !atStart);
    if (piece) piece.parentElement?.insertBefore(white, atStart ? piece : piece.nextSibling);
  };
  const end = () => {
    document.removeEventListener('selectionchange', follow);
    white.removeAttribute('data-selecting');
    words.append(white);
  };
  white.setAttribute('data-selecting', '');
  document.addEventListener('selectionchange', follow);
  // The selection is read first, by those who listen to the mouse within the page.
  window.addEventListener('mouseup', () => setTimeout(end), { once: true });
}

function whiteOf(words: HTMLElement): HTMLElement {
  const there = words.querySelector<HTMLElement>(`.${CSS.escape(styles.white ?? '')}`);
  if (there) return there;
  const white = document.createElement('div');
  white.className = styles.white ?? '';
  words.append(white);
  return white;
}

/** The span of words at an end of the selection; the one before it where the selection stops at its very beginning. */
function pieceAt(words: HTMLElement, node: Node, isBefore: boolean): Element | null {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element || element === words || !words.contains(element)) return null;
  return isBefore ? element.previousElementSibling : element;
}
