/**
 * What the window asks for, answered: one set of functions to web `Response`s for the loopback host and the desktop host.
 */
import { type Assets, readAsset } from './assets.ts';

export type Headers = Readonly<Record<string, string>>;

/** The file of the window at a URL path, or a plain sentence. */
export async function answerAsset(assets: Assets, path: string, headers: Headers): Promise<Response> {
  const asset = await readAsset(assets, path);
  if (asset === null) return sentence(404, 'There is nothing at this address.', headers);
  return reply(asset.bytes, { ...headers, 'content-type': asset.type });
}

/** The bytes of a case: data for the window, never a page of ours. */
export function answerDocument(bytes: Uint8Array | null, headers: Headers): Response {
  if (bytes === null) return sentence(404, 'There is no such document in this workspace.', headers);
  return reply(bytes, {
    ...headers,
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment',
  });
}

/** A refusal in words. */
export function sentence(status: number, words: string, headers: Headers): Response {
  return new Response(words, { status, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } });
}

function reply(bytes: Uint8Array, headers: Headers): Response {
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers });
}
