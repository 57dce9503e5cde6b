/**
 * The addresses of the window, and the decision about every other: pure functions, so that a table of hostile addresses can be
 * held against them.
 */

export const SCHEME = 'app';
/** Origin of the window's own files. */
export const SHELL = `${SCHEME}://shell`;
/** Origin of documents: another one, so that nothing from a case is ever of the same origin as the window. */
export const DOCUMENTS = `${SCHEME}://document`;

/** Whether an address is a page of the window: the only thing it may ever show. */
export function isShellPage(address: string): boolean {
  const url = parsed(address);
  if (url === null || url.protocol !== `${SCHEME}:` || url.host !== 'shell') return false;
  if (url.username !== '' || url.password !== '' || url.search !== '') return false;
  return url.pathname === '/' || url.pathname === '/index.html';
}

/** Whether a request may go on. Everything that is not of the program itself is refused, whatever it is. */
export function isAllowedRequest(address: string, { devTools }: { readonly devTools: boolean }): boolean {
  const url = parsed(address);
  if (url === null) return false;
  switch (url.protocol) {
    case `${SCHEME}:`:
      return (url.host === 'shell' || url.host === 'document') && url.username === '' && url.password === '';
    case 'blob:':
      return url.href.startsWith(`blob:${SHELL}/`);
    case 'data:':
      return true;
    case 'devtools:':
      return devTools;
    default:
      return false;
  }
}

/** The id in the address of a document, or null. An id has no slash, no dot and no escape in it. */
export function documentIn(address: string): string | null {
  const url = parsed(address);
  if (url === null || url.protocol !== `${SCHEME}:` || url.host !== 'document') return null;
  return /^\/([\w-]{1,200})$/u.exec(url.pathname)?.[1] ?? null;
}

function parsed(address: string): URL | null {
  return URL.canParse(address) ? new URL(address) : null;
}
