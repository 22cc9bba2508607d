/** Specs run the sources as ES modules: the condition `@maillage/source` points every door at `src`. */
const parser = { syntax: 'typescript', decorators: true };
const typescript = {
  jsc: { target: 'es2022', parser, transform: { legacyDecorator: true, decoratorMetadata: true } },
  module: { type: 'es6' },
};
const toCommonJs = { jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } }, module: { type: 'commonjs' } };
// ES-only packages that a CommonJS package require()s: Jest cannot require(esm) below Node 24.9
const requiredFromCommonJs = ['content-disposition'].join('|');

export default {
  testEnvironment: 'node',
  // real servers and processes start in tests, on machines that do other things too
  testTimeout: 60_000,
  testMatch: ['**/*.spec.ts'],
  // Kafka and Redis for the specs that ask for them
  globalSetup: './test/services/jest-setup.mjs',
  globalTeardown: './test/services/jest-teardown.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['@maillage/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.ts$': ['@swc/jest', typescript],
    [`/node_modules/(${requiredFromCommonJs})/.+\\.js$`]: ['@swc/jest', toCommonJs],
  },
  transformIgnorePatterns: [`/node_modules/(?!(${requiredFromCommonJs})/)`],
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};
