/**
 * What `electron` resolves to in tests. Reaching it is a mistake: in plain Node the real package would try to download its
 * binary. Only electron/main/index.ts and electron/preload.ts import values of Electron, and tests import neither.
 */
throw new Error('a test has imported Electron itself; hand the module its pieces of tests/fakes/electron.ts instead');
