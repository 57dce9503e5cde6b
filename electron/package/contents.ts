/**
 * What may be inside a packed program, as pure functions over lists of names.
 */

/** The files that must be in the archive. */
const NEEDED = [
  'package.json',
  'dist/electron/main.cjs',
  'dist/electron/preload.cjs',
  'dist/electron/engine.mjs',
  'dist/electron/supervisor.mjs',
  'dist/electron/worker.mjs',
  ...['tesseract-core-simd-lstm.cjs', 'tesseract-core-simd-lstm.wasm', 'eng.traineddata.gz', 'cym.traineddata.gz'].map(
    (name) => `dist/electron/recogniser/${name}`,
  ),
  'dist/renderer/index.html',
  'dist/renderer/pdf/worker.js',
  'dist/renderer/pdf/wasm/jbig2.wasm',
  'dist/renderer/pdf/wasm/openjpeg.wasm',
];

/** Everything that may be in the archive. */
const ALLOWED = [
  /^package\.json$/u,
  /^dist\/electron\/[\w.-]+\.(?:c|m)?js$/u,
  /^dist\/electron\/recogniser\/[\w-]+\.(?:cjs|wasm|traineddata\.gz)$/u,
  /^dist\/electron\/native\/[\w-]+\.node$/u,
  /^dist\/renderer\/(?:index\.html|assets\/[\w.-]+\.(?:js|css|svg|png|webp|woff2))$/u,
  /^dist\/renderer\/pdf\/(?:worker\.js|(?:cmaps|standard_fonts|iccs|wasm)\/[\w.-]+)$/u,
];

/** What is wrong with the files of an archive; nothing where nothing is. `native` is the one binary for its platform. */
export function archiveFindings(files: readonly string[], native: string): string[] {
  const names = files.map((file) => file.replaceAll('\\', '/').replace(/^\//u, ''));
  const binaries = names.filter((name) => name.endsWith('.node'));
  return [
    ...NEEDED.filter((needed) => !names.includes(needed)).map((needed) => `${needed} is missing`),
    ...names
      .filter((name) => !ALLOWED.some((allowed) => allowed.test(name)))
      .map((name) => `${name} does not belong inside`),
    ...(binaries.length === 1 && binaries[0] === `dist/electron/native/${native}.node`
      ? []
      : [`the binaries are ${binaries.join(', ') || 'none'}, where only ${native}.node belongs`]),
  ];
}

/** What is wrong with the files beside the archive: nothing but the one binary may be outside of it. */
export function unpackedFindings(files: readonly string[], native: string): string[] {
  const names = files.map((file) => file.replaceAll('\\', '/'));
  return names
    .filter((name) => name !== `dist/electron/native/${native}.node`)
    .map((name) => `${name} is outside the archive`);
}
