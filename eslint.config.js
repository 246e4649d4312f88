// One lint configuration for everything. The table below also holds who may import whom:
// a folder of the harness may import only the folders listed beside it (and itself).
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const mayImport = {
  protocol: [],
  'practice-broker': ['protocol'],
  'wire-tap': ['protocol'],
  brokers: ['protocol', 'practice-broker'],
  // Of the tap, grading takes only its events and the shape of its faults.
  grading: ['wire-tap'],
  catalog: ['grading'],
  progress: ['grading'],
  reporting: ['grading', 'catalog', 'type-check', 'wire-tap'],
  'type-check': [],
  learner: ['grading'],
  session: ['brokers', 'catalog', 'grading', 'learner', 'protocol', 'wire-tap'],
  // The page's shell: broker, tap and graders in one worker, learner processes in others.
  lab: [
    ...['brokers', 'catalog', 'grading', 'learner', 'practice-broker', 'protocol', 'session'],
    'wire-tap',
  ],
};
const folders = [...Object.keys(mayImport), 'cli', 'dev-bridge'];
/** Folders that must run anywhere: no Node built-ins, no Node globals. */
const anywhere = ['protocol', 'practice-broker', 'wire-tap', 'grading'];

const importRules = Object.entries(mayImport).map(([folder, allowed]) => ({
  files: [`harness/${folder}/**/*.ts`],
  ignores: ['**/*.test.ts', '**/*.node.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
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
  // .vitepress holds the glossary's words until the site around them is there.
  { ignores: ['node_modules/', '.milk-run/', '.vitepress/', 'solutions/*/*/wrong/unreadable/'] },
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
  ...importRules,
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
