/**
 * The program's own scheme: the files of the window from one host, the bytes of documents from another. The answers are made
 * by the same functions as the loopback host's.
 */
import type { Protocol } from 'electron';
import { answerAsset, answerDocument, sentence } from '../../src/serve/answer.ts';
import { securityHeaders } from '../../src/serve/policy.ts';
import { DOCUMENTS, documentIn, SCHEME, SHELL } from './addresses.ts';

/** Told to Chromium once, before the program is ready. It never goes around the content policy. */
export function registerScheme({
  protocol,
}: {
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>;
}): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true, codeCache: true },
    },
  ]);
}

export interface AddressDeps {
  /** The folder of the built window. */
  readonly assets: string;
  /** The original of a document by its id, or null. */
  readonly documentBytes: (id: string) => Promise<Uint8Array | null>;
}

const HEADERS = securityHeaders(DOCUMENTS);
/** The window, and nobody else, may read what a document's address answers. */
const DOCUMENT_HEADERS = { ...HEADERS, 'access-control-allow-origin': SHELL };

/** Answers one request. GET only, exact hosts, no search, nothing by path outside the window's folder. */
export async function answer(
  request: Pick<Request, 'method' | 'url'>,
  { assets, documentBytes }: AddressDeps,
): Promise<Response> {
  if (request.method !== 'GET') return sentence(405, 'This address does not answer that.', HEADERS);
  const url = URL.canParse(request.url) ? new URL(request.url) : null;
  const ours = url !== null && url.protocol === `${SCHEME}:` && url.username === '' && url.search === '';
  if (ours && url.host === 'shell') return answerAsset({ folder: assets }, url.pathname, HEADERS);
  const id = ours ? documentIn(request.url) : null;
  if (id === null) return sentence(404, 'There is nothing at this address.', HEADERS);
  try {
    return answerDocument(await documentBytes(id), DOCUMENT_HEADERS);
  } catch {
    return sentence(503, 'The program that holds the documents does not answer.', DOCUMENT_HEADERS);
  }
}

/** Has a session answer the scheme. */
export function installAddresses(protocol: Pick<Protocol, 'handle'>, deps: AddressDeps): void {
  protocol.handle(SCHEME, (request) => answer(request, deps));
}
