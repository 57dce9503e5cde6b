/**
 * The layers of the house (docs/architecture.md). Imports only go down; each rule says why.
 * @type {import('dependency-cruiser').IConfiguration}
 */

/** A middle room is a pure function over values: it knows the ground floor and itself. */
const room = (name, also = []) => ({
  name: `room-${name}`,
  comment: `src/${name} is a pure room of the middle floor: it may use document, language${also.map((other) => ` and ${other}`).join('')}, so that it can be read, tested and replaced alone.`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^(src|electron|renderer)/', pathNot: `^src/(document|language|${[name, ...also].join('|')})/` },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment: 'A circle of imports cannot be read from either end.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'document-is-the-ground',
      comment: 'The values know nothing of what is done with them.',
      severity: 'error',
      from: { path: '^src/document/' },
      to: { path: '^(src|electron|renderer)/', pathNot: '^src/document/' },
    },
    {
      name: 'language-is-the-ground',
      comment: 'Words are below everything that counts them.',
      severity: 'error',
      from: { path: '^src/language/' },
      to: { path: '^(src|electron|renderer)/', pathNot: '^src/language/' },
    },
    room('ingest'),
    room('dedupe'),
    room('search'),
    room('themes'),
    room('frameworks'),
    room('suggest', ['frameworks']),
    room('review'),
    room('export'),
    {
      name: 'contract-is-values',
      comment: 'Window, command line and hosts derive from the contract; it may describe values, never carry work out.',
      severity: 'error',
      from: { path: '^src/contract/' },
      to: { path: '^(src|electron|renderer)/', pathNot: '^src/(contract|document)/' },
    },
    {
      name: 'workspace-below-service',
      comment: 'The file on disk knows nothing of jobs, hosts or windows.',
      severity: 'error',
      from: { path: '^src/workspace/' },
      to: { path: '^(src/(contract|service|cli|serve)|electron|renderer)/' },
    },
    {
      name: 'service-below-hosts',
      comment: 'The operations are the same under every host.',
      severity: 'error',
      from: { path: '^src/service/' },
      to: { path: '^(src/(cli|serve)|electron|renderer)/' },
    },
    {
      name: 'hosts-apart',
      comment: 'The loopback host and the desktop host can each be removed without the other.',
      severity: 'error',
      from: { path: '^src/serve/' },
      to: { path: '^(src/cli|electron|renderer)/' },
    },
    {
      name: 'window-on-the-contract',
      comment: 'The window runs in any host because it knows the contract and the values, nothing else.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(src|electron)/', pathNot: '^src/(contract|document)/' },
    },
    {
      name: 'only-electron-imports-electron',
      comment: 'Removing electron/ and tests/electron must leave a product whose tests pass.',
      severity: 'error',
      from: { path: '^(src|renderer|tests)/', pathNot: '^tests/(electron|fakes)/' },
      to: { path: '(^electron/|^tests/(electron|fakes)/|node_modules/electron(-store)?/)' },
    },
    {
      name: 'electron-by-hand',
      comment:
        'Every module of the desktop host is given the pieces of Electron it uses, so that it can be tested without the binary.',
      severity: 'error',
      from: { path: '^electron/', pathNot: '^electron/(main/index|preload)\\.ts$' },
      to: { path: 'node_modules/electron(-store)?/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'desktop-opens-no-port',
      comment: 'The desktop shares the answers and the policy of the loopback host, never the host itself.',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(src/serve/(host|uploads)\\.ts|src/cli/|renderer/)' },
    },
    {
      name: 'pure-rooms-touch-no-system',
      comment: 'No file system, clock, process or network in pure rooms: same input, same output.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(cli|serve|workspace|service)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-network',
      comment: 'Offline by construction: only the loopback host may open a socket.',
      severity: 'error',
      from: { path: '^(src|electron|renderer)/', pathNot: '^src/serve/' },
      to: { path: '^(node:)?(http|https|http2|net|tls|dgram|dns)$' },
    },
    {
      name: 'natural-only-in-language',
      comment: 'The root of natural loads database clients; src/language imports its parts one by one.',
      severity: 'error',
      from: { path: '^(src|electron|renderer)/', pathNot: '^src/language/' },
      to: { path: 'node_modules/natural/' },
    },
    {
      name: 'natural-never-by-its-root',
      comment: 'The root of natural loads mongoose, pg, redis and reads .env.',
      severity: 'error',
      from: {},
      to: { path: 'node_modules/natural/(lib/natural/)?index\\.js' },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that resolves to nothing fails at run time.',
      severity: 'error',
      from: { path: '^(src|electron|renderer)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'product-needs-no-tools',
      comment: 'Development tools are not shipped.',
      severity: 'error',
      from: { path: '^(src|renderer)/', pathNot: '^renderer/vite\\.config\\.ts$' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
