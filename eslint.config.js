// One lint configuration for everything. The table below also holds who may import whom:
// a folder of the harness may import only the folders listed beside it (and itself).
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';

const mayImport = {
  protocol: [],
  'practice-broker': ['protocol'],
  'wire-tap': ['protocol'],
  brokers: ['protocol', 'practice-broker'],
  // Of the tap, grading takes only its events and the shape of its faults.
  grading: ['wire-tap'],
  // What moves in the site's figures. Of grading it takes only chance.
  'figure-world': ['grading', 'practice-broker', 'protocol'],
  catalog: ['grading'],
  progress: ['grading'],
  // What travels between this machine and the site: the site's pages load it too.
  'progress-file': ['grading'],
  reporting: ['grading', 'catalog', 'type-check', 'wire-tap'],
  'type-check': [],
  learner: ['grading'],
  session: ['brokers', 'catalog', 'grading', 'learner', 'protocol', 'wire-tap'],
  // Around a session, for shells that stay open: watch, and the page that reads beside the workbook.
  workbench: ['brokers', 'catalog', 'grading', 'progress', 'session'],
  'dev-bridge': [
    ...['brokers', 'catalog', 'grading', 'progress', 'session', 'type-check'],
    'workbench',
  ],
  // The page's shell: broker, tap and graders in one worker, learner processes in others.
  lab: [
    ...['brokers', 'catalog', 'grading', 'learner', 'practice-broker', 'protocol', 'session'],
    'wire-tap',
  ],
};
const folders = [...Object.keys(mayImport), 'cli'];
/** Folders that must run anywhere: no Node built-ins, no Node globals. */
const anywhere = [
  ...['protocol', 'practice-broker', 'wire-tap', 'grading', 'figure-world', 'progress-file'],
];

/** What a page may load of the harness itself, besides what runs anywhere: files without Node in them. */
const inPages = `(?:${anywhere.join('|')}|lab/lab\\.|catalog/hints\\.|catalog/other-answers\\.|dev-bridge/said\\.)`;

/** The site is a shell: it takes from the harness, and nothing takes from it. */
const notFromTheSite = {
  regex: '(^|/)\\.vitepress/',
  message:
    'The site (.vitepress) is a shell: nothing imports it (docs/contributing/architecture.md).',
};

const importRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`harness/${folder}/**/*.ts`],
  ignores: ['**/*.test.ts', '**/*.node.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          notFromTheSite,
          ...folders
            .filter((other) => other !== folder && !allowed.includes(other))
            .map((other) => ({
              regex: `(^#harness/|/)${other}/`,
              message: `harness/${folder} may not import harness/${other} (docs/contributing/architecture.md).`,
            })),
          ...(anywhere.includes(folder)
            ? [{ regex: '^node:', message: `harness/${folder} runs in the browser too.` }]
            : []),
        ],
      },
    ],
    ...(anywhere.includes(folder)
      ? { 'no-restricted-globals': ['error', 'Buffer', 'process', 'setTimeout', 'setInterval'] }
      : {}),
  },
}));

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.milk-run/',
      '.vitepress/.temp/',
      'solutions/*/*/wrong/unreadable/',
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      // State lives in closures here, not in `this`: a method may be handed on as it is.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['harness/**/*.ts', 'exercises/**/*.ts', 'solutions/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [notFromTheSite] }] },
  },
  ...importRules,
  {
    // What a page loads. What is made when the site is built lies in files that say so.
    files: ['.vitepress/theme/**/*.{ts,vue}'],
    ignores: ['**/*.test.ts', '**/*.data.ts', '**/load-sections.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^node:', message: 'The theme runs in the browser.' },
            {
              regex: `(/harness/(?!${inPages})|/markdown/|/lint/|/glossary/)`,
              allowTypeImports: true,
              message: 'A page gets what the build makes of it: types only.',
            },
          ],
        },
      ],
    },
  },
  {
    // What learners write, and answers that are wrong on purpose, are held to types, not to taste.
    files: ['exercises/**/exercise.ts', 'solutions/**/*.ts'],
    rules: Object.fromEntries(
      [
        'no-floating-promises',
        'no-misused-promises',
        'no-unused-vars',
        'require-await',
        'no-base-to-string',
        'no-unnecessary-condition',
        'restrict-template-expressions',
        'no-unsafe-assignment',
        'no-unsafe-argument',
        'no-unsafe-member-access',
        'no-explicit-any',
        'no-non-null-assertion',
      ].map((rule) => [`@typescript-eslint/${rule}`, 'off']),
    ),
  },
  ...vue.configs['flat/recommended'],
  {
    // Types of single-file components are vue-tsc's to check, and with them every name.
    files: ['**/*.vue'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { parser: tseslint.parser, projectService: false },
    },
    rules: { ...tseslint.configs.disableTypeChecked.rules, 'no-undef': 'off' },
  },
  {
    files: ['.vitepress/**'],
    // Nothing here is taken for an element of HTML.
    rules: { 'vue/multi-word-component-names': 'off' },
  },
  {
    files: ['**/*.js'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      parserOptions: { projectService: false },
      globals: { URL: 'readonly', console: 'readonly', process: 'readonly' },
    },
  },
  prettier,
);
