import { expect, it } from 'vitest';
import { methodNote } from '../../../src/export/method.ts';
import { inventedBundle } from './invented.ts';

it('says of the framework what it is, where it comes from and whose words it has, a sentence each', () => {
  const bundle = inventedBundle();
  const said = (source: string) =>
    methodNote({ ...bundle, framework: { ...bundle.framework, title: 'Ours', edition: null, source } }).find(
      ({ about }) => about === 'Framework',
    )?.text;
  const rest = 'The criteria are not an inspectorate’s own wording.';
  expect(said('After the guidance of 2019')).toBe(`Ours. After the guidance of 2019. ${rest}`);
  expect(said('After the guidance of 2019.')).toBe(`Ours. After the guidance of 2019. ${rest}`);
  expect(said('')).toBe(`Ours. ${rest}`);
});
