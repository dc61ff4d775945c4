import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

const layer = (files, forbidden, reason) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ regex: forbidden, message: reason }] }],
  },
});

export default tseslint.config(
  { ignores: ['dist', '.editor', '.test-out', '.vscode-test', 'examples', 'node_modules', '.venv*'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  importX.flatConfigs.typescript,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({
          project: ['tsconfig.json', 'webview/tsconfig.json'],
          noWarnOnMultipleProjects: true,
        }),
      ],
    },
    rules: {
      'import-x/no-self-import': 'error',
      'import-x/no-duplicates': ['error', { 'prefer-inline': true }],
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  layer(
    ['src/core/**/*.ts'],
    '^(vscode|node:.*|fs|path|os|crypto|child_process|simple-git|@duckdb/.*)$|/(node|cli|protocol|editor|webview)/',
    'src/core is pure: no editor, no Node, no DOM, no outer layer.',
  ),
  {
    files: ['src/core/**/*.ts', 'src/protocol/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'require',
        'setTimeout',
        'window',
        'document',
        'fetch',
        'console',
      ],
    },
  },
  layer(
    ['src/protocol/**/*.ts'],
    '^(vscode|node:.*)$|/(node|cli|editor|webview)/',
    'src/protocol knows only the core.',
  ),
  layer(['src/node/**/*.ts'], '^vscode$|/(cli|editor|webview)/', 'src/node knows only core and protocol.'),
  layer(['src/cli/**/*.ts'], '^vscode$|/(editor|webview)/', 'src/cli knows core, node and protocol.'),
  layer(
    ['src/editor/**/*.ts', 'src/extension.ts'],
    '/(cli|webview)/',
    'src/editor knows core, node and protocol.',
  ),
  layer(
    ['webview/**/*.{ts,tsx}'],
    '^(vscode|node:.*)$|src/(node|cli|editor)/',
    'The webview knows only core and protocol.',
  ),
  {
    files: ['test/**/*.{ts,tsx}'],
    rules: {
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: ['scripts/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: ['**/*.mjs'], extends: [tseslint.configs.disableTypeChecked] },
);
