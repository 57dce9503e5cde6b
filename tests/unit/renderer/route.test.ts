import { afterEach, expect, test, vi } from 'vitest';
import { go } from '../../../renderer/frame/route.ts';

afterEach(() => vi.unstubAllGlobals());

test('a quiet change that comes late leads nobody back to a place that was left', () => {
  const location = { hash: '#/search?query=police' };
  vi.stubGlobal('location', location);
  vi.stubGlobal('window', { dispatchEvent: () => true });
  vi.stubGlobal('HashChangeEvent', class {});
  vi.stubGlobal('history', { replaceState: (_: unknown, __: string, address: string) => (location.hash = address) });

  go('search', { query: 'police officers' }, true);
  expect(location.hash).toBe('#/search?query=police+officers');
  go('frameworks');
  go('search', { query: 'police officers first' }, true);
  expect(location.hash).toBe('#/frameworks');
});
