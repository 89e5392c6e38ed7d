import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/**
 * The dependency rule of the house, told by the editor first; `test/architecture.test.ts` is what keeps it. Of several
 * entries that match a file only the last one holds, so no two of these may match the same.
 */
const mayNotImport = (files, message, ...patterns) => ({
  files,
  ignores: ['**/*.test.ts', '**/*.arbitrary.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: patterns.join('|'), message }] }] },
});

const folder = (...names) => `^(\\.\\./)+(${names.join('|')})/`;
const OUTSIDE = `${folder('adapters', 'plugin', 'worker', 'practice', 'cli', 'bench', 'test')}|^node:|^(axios|ioredis|bullmq|pino)$`;

const LOG_SENTENCE = [
  'CallExpression[callee.property.name=/^(fatal|error|warn|info|debug)$/]',
  ":matches([callee.object.name='log'], [callee.object.property.name='log'])",
  ' > *.arguments:nth-child(2):not(Literal)',
].join('');

const FORBIDDEN_SYNTAX = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
  { selector: 'ExportDefaultDeclaration', message: 'Export it by its name.' },
  { selector: LOG_SENTENCE, message: 'A log sentence is a literal of ours; what differs goes into the fields.' },
];

export default defineConfig(
  globalIgnores(['dist/', 'node_modules/', '.cache/', 'data/', 'coverage/', '**/pages/**', 'test/recordings/']),
  {
    files: ['**/*.ts'],
    extends: [js.configs.recommended, ts.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './test/tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 249, skipBlankLines: false, skipComments: false }],
      'no-restricted-syntax': ['error', ...FORBIDDEN_SYNTAX],
      'no-console': ['error', { allow: ['error'] }],
      // The GSM alphabet has control characters in it.
      'no-control-regex': 'off',
      eqeqeq: 'error',
      // Our objects are plain: a function taken out of one is as good as inside it.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // Runs in a browser: another world with other types.
    files: ['plugin/**/page/**/*.ts'],
    languageOptions: { parserOptions: { project: './plugin/*/page/tsconfig.json' } },
  },
  {
    // The types of the components are vue-tsc's to check; their logic stands beside them in plain files.
    files: ['dashboard-app/**/*.ts'],
    languageOptions: { parserOptions: { project: './dashboard-app/tsconfig.json' } },
  },
  {
    files: ['dashboard-app/**/*.test.ts'],
    languageOptions: { parserOptions: { project: './dashboard-app/tsconfig.test.json' } },
  },
  {
    files: ['**/*.test.ts', 'test/**', 'bench/**', 'eval/**', 'cli/**'],
    rules: { 'no-console': 'off' },
  },
  // The practice desk takes whatever it is sent, as the real one does.
  { files: ['practice/**'], rules: { '@typescript-eslint/no-base-to-string': 'off' } },
  {
    files: ['**/*.test.ts', 'test/**'],
    rules: {
      '@typescript-eslint/require-await': 'off',
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'nock', message: 'Use test/support/http-mock: bare nock hangs on kept-alive connections.' }],
        },
      ],
    },
  },
  { files: ['test/support/http-mock.ts'], rules: { 'no-restricted-imports': 'off' } },
  mayNotImport(['core/*.ts', 'core/panel/**'], 'The rules know nothing of the outside.', OUTSIDE),
  mayNotImport(['core/kernel/**'], 'The kernel imports only itself.', '^\\.\\./', OUTSIDE),
  mayNotImport(
    ['core/!(kernel|panel)/**'],
    'A room imports the kernel and the texts only; rooms meet in core/rooms.ts.',
    '^\\.\\./(?!(kernel|texts)/)',
    OUTSIDE,
  ),
  mayNotImport(
    ['adapters/**'],
    'Adapters serve; they know no hands and no doors.',
    folder('plugin', 'worker', 'practice', 'cli', 'test'),
  ),
  mayNotImport(
    ['plugin/**'],
    'The doors know no hands, and only adapters reach the world.',
    folder('worker', 'practice', 'cli', 'test'),
  ),
  mayNotImport(['worker/**'], 'The hands know no doors.', folder('plugin', 'practice', 'cli', 'test')),
  mayNotImport(
    ['eval/judge/**', 'eval/world/**'],
    'What judges knows nothing of what it judges.',
    folder('core', 'adapters', 'plugin', 'worker', 'cli', 'test', 'harness'),
  ),
  mayNotImport(
    ['dashboard-app/**'],
    'A page knows the rules and its own server, by its address.',
    folder('adapters', 'plugin', 'worker', 'practice', 'cli', 'test'),
  ),
  mayNotImport(
    ['practice/**'],
    'The practice desk stands alone.',
    folder('core', 'adapters', 'plugin', 'worker', 'cli', 'test'),
  ),
);
