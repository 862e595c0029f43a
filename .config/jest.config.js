import { fileURLToPath } from 'node:url';

const rootDir = fileURLToPath(new URL('..', import.meta.url));

/** The specs of a folder, compiled one by one as ES modules; `npm run types` checks their types. */
const project = (displayName, folder, options = {}) => ({
  displayName,
  rootDir,
  testMatch: [`<rootDir>/${folder}/**/*.spec.ts`],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      'ts-jest',
      { useESM: true, tsconfig: `${rootDir}test/tsconfig.json`, diagnostics: false },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  ...options,
});

/** Tests against PostgreSQL, one server for a run; it and the service's own processes are started from dist. */
const databaseProject = (name, folder = `test/${name}`, options = {}) =>
  project(name, folder, {
    globalSetup: '<rootDir>/test/support/global-setup.js',
    globalTeardown: '<rootDir>/test/support/global-teardown.js',
    ...options,
  });

/** Its clients are Python's, so it stands aside from what needs nothing but npm. */
const REFERENCE = 'test/e2e/reference';

export default {
  rootDir,
  projects: [
    project('unit', 'src'),
    databaseProject('e2e', 'test/e2e', { testPathIgnorePatterns: [`<rootDir>/${REFERENCE}/`] }),
    databaseProject('reference', REFERENCE),
    ...['migrations', 'contract', 'client', 'browser', 'proxy', 'faults', 'fuzz', 'nodes'].map(
      (name) => databaseProject(name),
    ),
  ],
};
