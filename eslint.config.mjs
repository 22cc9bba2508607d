import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';
import { boundaries } from './tools/boundaries.mjs';

const root = import.meta.dirname; // never the working directory
const read = (path) => JSON.parse(readFileSync(`${root}/${path}/package.json`, 'utf8'));
const expand = (glob) =>
  glob.endsWith('/*') ? readdirSync(`${root}/${glob.slice(0, -2)}`).map((name) => glob.replace('*', name)) : [glob];
const projects = read('.')
  .workspaces.flatMap(expand)
  .filter((dir) => existsSync(`${root}/${dir}/package.json`));
const tagged = (...tags) =>
  projects.filter((dir) => read(dir).nx.tags.some((tag) => tags.includes(tag))).map((dir) => `${dir}/src/**/*.ts`);

/** Purity follows the tag, not the folder: a new core library is pure on the day it is made. */
const PURE = tagged('layer:kernel', 'layer:model', 'layer:core');
const IMPURE_GLOBALS = [
  'process',
  'globalThis',
  'fetch',
  'performance',
  'console',
  'crypto',
  'Buffer',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'navigator',
  'require',
];
const LOCAL_TIME = '/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$|^toLocale/';

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: root } },
    rules: {
      '@typescript-eslint/no-extraneous-class': [
        'error',
        { allowWithDecorator: true, allowStaticOnly: false, allowEmpty: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      'max-lines': ['error', { max: 300, skipComments: true, skipBlankLines: true }],
    },
  },
  {
    files: ['**/*.ts'],
    plugins: { '@nx': nx },
    rules: { '@nx/enforce-module-boundaries': ['error', boundaries({ tests: false })] },
  },
  {
    files: [
      '**/*.spec.ts',
      '**/*.bench.ts',
      'libs/testing/**/*.ts',
      '**/src/testing.ts',
      '**/src/testing/**/*.ts',
      'test/**/*.ts',
    ],
    rules: { '@nx/enforce-module-boundaries': ['error', boundaries({ tests: true })] },
  },
  {
    // Nest's decorators need the class at run time: a type-only import would erase it from the metadata.
    files: tagged('layer:feature', 'layer:kit', 'layer:wiring', 'layer:app'),
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    files: PURE,
    ignores: ['**/*.spec.ts', '**/*.bench.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ regex: `^(node:.+|${builtinModules.join('|')})$`, message: 'core is pure: no I/O' }] },
      ],
      'no-restricted-globals': [
        'error',
        ...IMPURE_GLOBALS.map((name) => ({ name, message: 'core is pure: pass it in' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now' },
        { object: 'Math', property: 'random' },
      ],
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'pass the instant in' },
        { selector: `MemberExpression[property.name=${LOCAL_TIME}]`, message: "the machine's time zone" },
      ],
    },
  },
  {
    files: ['libs/features/**/*.use-case.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@nestjs/*', 'rxjs'], message: 'a use case knows ports, not Nest' }] },
      ],
    },
  },
);
