const feature = (name) => `^src/${name}/`;

/** What a folder shows to the others. Everything else in it is its own business. */
const PORTS = {
  config: [
    'app-config',
    'config\\.module',
    'configuration-error',
    'load-config',
    'loopback',
    'version',
  ],
  database: [
    'column-transformers',
    'data-source-options',
    'database\\.module',
    'database-health',
    'database-unavailable',
    'gathered',
    'hydrate',
    'notifications',
    'run-statement',
    'sql-state',
    'statement-in-doubt',
    'storable-json',
    'unique-violation',
  ],
  fibo: [
    'attempt-class',
    'attempt-journal',
    'fibo-failure',
    'fibo-provider',
    'fibo\\.module',
    'webhooks/fibo-webhooks',
    'webhooks/job-news',
    'webhooks/webhook-patience',
    'webhooks/webhook-route',
  ],
  images: ['api-picture', 'image-address', 'image-responder', 'image-store', 'images\\.module'],
  spending: ['spend-limit', 'spending\\.module'],
  cache: [
    'answer-cache',
    'answered-elsewhere',
    'cache-figures-daily',
    'cache-figures\\.module',
    'cache\\.interceptor',
    'cache\\.module',
    'cache-routes\\.module',
    'cache-status',
    'hit-shortcut',
    'joinable',
    'cached\\.decorator',
    'question',
    'ready-answer',
    'stored-answers',
  ],
  idempotency: [
    'call-outcome',
    'idempotency\\.interceptor',
    'idempotency\\.module',
    'idempotency-key\\.header',
    'idempotent\\.decorator',
    'keyed-call',
    'keyed-work',
  ],
  generation: [
    'generation\\.module',
    'generation\\.service',
    'generation\\.dto',
    'generation-resource',
    'generation-resource\\.dto',
    'keyed/keyed-generations',
  ],
  batch: ['batch\\.module'],
  history: ['history\\.module'],
  statistics: ['statistics\\.module'],
  health: ['health\\.module'],
};

/** Which folders a folder may import from, besides itself. */
const MAY_IMPORT = {
  common: [],
  config: ['common'],
  database: ['common', 'config'],
  fibo: ['common', 'config', 'database'],
  images: ['common', 'config', 'database'],
  spending: ['common', 'config', 'database'],
  cache: ['common', 'config', 'database'],
  idempotency: ['common', 'config', 'database'],
  generation: [
    'common',
    'config',
    'database',
    'fibo',
    'images',
    'cache',
    'spending',
    'idempotency',
  ],
  batch: ['common', 'config', 'database', 'cache', 'generation', 'idempotency'],
  history: ['common', 'config', 'database', 'generation', 'images'],
  statistics: ['common', 'config', 'database', 'cache', 'generation'],
  health: ['common', 'config', 'database', 'fibo'],
};

const READ_MODELS = '^src/generation/[^/]+\\.read\\.ts$';

const layers = Object.entries(MAY_IMPORT).map(([name, allowed]) => ({
  name: `${name}-imports`,
  comment: `src/${name} may import ${allowed.join(', ') || 'packages'} only`,
  severity: 'error',
  from: { path: feature(name) },
  to: { path: '^src/', pathNot: [name, ...allowed].map(feature) },
}));

const ports = Object.entries(PORTS).map(([name, files]) => ({
  name: `${name}-is-entered-by-its-ports`,
  comment: `outsiders see of src/${name}: ${files.join(', ')}`,
  severity: 'error',
  from: { path: '^src/', pathNot: feature(name) },
  to: {
    path: feature(name),
    pathNot: [`${feature(name)}(${files.join('|')})\\.ts$`, READ_MODELS],
  },
}));

module.exports = {
  forbidden: [
    ...layers,
    ...ports,
    {
      name: 'read-models-are-for-history-and-statistics',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/(generation|history|statistics)/'] },
      to: { path: READ_MODELS },
    },
    {
      name: 'simulator-stands-alone',
      comment: 'it plays another company; only its host knows it, and it knows nothing of us',
      severity: 'error',
      from: { path: '^src/fibo/simulator/' },
      to: { path: '^src/', pathNot: ['^src/fibo/simulator/', '^src/common/'] },
    },
    {
      name: 'simulator-is-entered-by-its-host',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/fibo/simulator/', '^src/fibo/simulator-host\\.ts$'] },
      to: { path: '^src/fibo/simulator/' },
    },
    {
      name: 'main-is-thin',
      severity: 'error',
      from: { path: '^src/main\\.ts$' },
      to: { path: '^src/(?!app\\.|config/|common/logging/)' },
    },
    {
      name: 'typeorm-stays-in-the-data-layer',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: ['\\.(entity|entities|repository|read)\\.ts$', '^src/database/'],
      },
      to: { path: 'node_modules/typeorm/' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-dependencies-in-the-service',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.spec\\.ts$|^test/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
