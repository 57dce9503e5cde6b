/**
 * Elements of a Word document: which of several renderings counts, and the words inside them.
 */
import { childOf, type Element, elementsOf, holds, isElement, plainText } from '../xml.ts';

const TEXT = new Set(['w:t', 'w:txbxContent', 'm:t', 'a:t', 'w:sym', 'w:tab', 'w:drawing', 'w:pict']);

/** Visits the elements inside an element. */
export function each(element: Element | undefined, visit: (child: Element) => void): void {
  for (const child of element?.children ?? []) if (isElement(child)) visit(child);
}

/** The one of several renderings of a thing that has text; the newest of them. */
export function chosen(element: Element): Element | undefined {
  const choice = childOf(element, 'mc:Choice');
  const fallback = childOf(element, 'mc:Fallback');
  return choice && (!fallback || holds(choice, TEXT) || !holds(fallback, TEXT)) ? choice : fallback;
}

/** The words inside an element, deleted ones too, breaks as blanks. */
export function removedText(element: Element | undefined): string {
  return elementsOf(element)
    .map((child) =>
      /^(?:w:t|w:delText|a:t)$/u.test(child.name)
        ? plainText(child)
        : /^w:(?:br|tab|cr|p)$/u.test(child.name)
          ? ` ${removedText(child)} `
          : removedText(child),
    )
    .join('');
}

/** The words inside an element, each rendering once. */
export function wordsOf(element: Element | undefined): string {
  if (element?.name === 'mc:AlternateContent') return wordsOf(chosen(element));
  if (element && /^(?:w:t|a:t|m:t)$/u.test(element.name)) return plainText(element);
  const text = elementsOf(element).map(wordsOf).join('');
  return element && /^(?:w:p|w:br|w:tab|a:br)$/u.test(element.name) ? ` ${text} ` : text;
}

/** An equation in one line. */
export function mathText(element: Element): string {
  if (element.name === 'm:t') return plainText(element);
  const parts = elementsOf(element).map(mathText);
  if (element.name === 'm:f') return parts.filter((part) => part !== '').join('/');
  return parts.join(element.name === 'm:oMathPara' || element.name === 'm:mr' ? ' ' : '');
}
