import { availableParallelism } from 'node:os';

const shared = {
  rootDir: '.',
  testEnvironment: 'node',
  transform: {
    '^.+\\.(?:ts|js)$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^@cypher/(platform|shop-text|woocommerce-sync)$': '<rootDir>/libs/$1/src',
  },
  // These are ES modules alone, which Jest does not load as they are.
  transformIgnorePatterns: ['node_modules/(?!(?:openid-client|oauth4webapi|jose)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
};

/** What tests of more than one part have beside them. */
const services = {
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
};

export default {
  testTimeout: 60_000,
  // Most of a system test is waiting: on two cores the usual one worker fewer would leave a core idle.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  projects: [
    { ...shared, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs}/**/*.spec.ts'] },
    {
      ...shared,
      displayName: 'system',
      testMatch: ['<rootDir>/test/!(browser)/**/*.spec.ts'],
      ...services,
    },
    {
      ...shared,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.spec.ts'],
      ...services,
    },
  ],
};
