// Packages that ship ES modules only; jest's own loader cannot take them untransformed.
const esmOnly = [
  'oauth4webapi',
  '@hono',
  'hono',
  'selfsigned',
  '@peculiar',
  'valibot',
  'i18next',
  'lodash-es',
  'nanoid',
  'collapse-white-space',
  'n-gram',
  'trigram-utils',
  'franc-min',
  'unicode-regex',
  'regexp-util',
  'cjk-regex',
  'kdbush',
  'quickselect',
  'rbush',
].join('|');

module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/', '<rootDir>/test/samples/'],
  // numfmt 4.0.1 names a CommonJS file in its exports that it does not ship.
  moduleNameMapper: { '^numfmt$': '<rootDir>/node_modules/numfmt/dist/index.js' },
  transform: { '\\.(ts|tsx|js|mjs)$': '<rootDir>/test/support/transform.js' },
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly})/)`],
};
