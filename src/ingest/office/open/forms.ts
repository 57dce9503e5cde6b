/**
 * What the controls and old form fields of an OpenDocument text show.
 */
import { NOT_TICKED, TICKED } from '../symbols.ts';
import { childrenOf, type Element, elementsOf, plainText } from '../xml.ts';

/** What each control of `office:forms` shows, by its id. */
export function controlsOf(forms: Element): Map<string, string> {
  const shown = new Map<string, string>();
  const visit = (element: Element): void => {
    const text = shownBy(element);
    for (const id of [element.attributes['xml:id'], element.attributes['form:id']])
      if (text !== null && id !== undefined) shown.set(id, text);
    elementsOf(element).forEach(visit);
  };
  visit(forms);
  return shown;
}

function shownBy(element: Element): string | null {
  const { name, attributes } = element;
  const label = attributes['form:label'] ?? '';
  const value = attributes['form:current-value'] ?? attributes['form:value'] ?? '';
  switch (name) {
    case 'form:checkbox': {
      const state = attributes['form:current-state'] ?? attributes['form:state'] ?? 'unchecked';
      return `${state === 'checked' ? TICKED : NOT_TICKED} ${label}`;
    }
    case 'form:radio': {
      const state = attributes['form:current-selected'] ?? attributes['form:selected'] ?? 'false';
      return `${state === 'true' ? TICKED : NOT_TICKED} ${label}`;
    }
    case 'form:listbox': {
      const options = childrenOf(element, 'form:option');
      const chosen = options.filter(
        (one) => (one.attributes['form:current-selected'] ?? one.attributes['form:selected']) === 'true',
      );
      return chosen.map((one) => one.attributes['form:label'] ?? '').join(', ');
    }
    case 'form:fixed-text':
    case 'form:button':
      return label;
    case 'form:text':
    case 'form:textarea':
    case 'form:combobox':
    case 'form:formatted-text':
    case 'form:number':
    case 'form:date':
    case 'form:time':
      return value;
    default:
      return null;
  }
}

/** What an old form field shows that is no text: the state of a box, the choice of a list; null for other fields. */
export function fieldMarkOf(element: Element): string | null {
  const type = element.attributes['field:type'] ?? '';
  const parameters = childrenOf(element, 'field:param').map(
    (one) => [one.attributes['field:name'] ?? '', one.attributes['field:value'] ?? plainText(one)] as const,
  );
  const last = (pattern: RegExp) => parameters.findLast(([name]) => pattern.test(name))?.[1];
  if (type.endsWith('FORMCHECKBOX')) return last(/checked/iu) === 'true' ? TICKED : NOT_TICKED;
  if (type.endsWith('FORMDROPDOWN')) {
    const entries = parameters.filter(([name]) => /listentry/iu.test(name)).map(([, value]) => value);
    return entries[Number(last(/selected|result/iu) ?? 0)] ?? '';
  }
  return null;
}
