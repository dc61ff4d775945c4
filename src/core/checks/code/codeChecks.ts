import type { BuiltinCheck } from '../builtinCheck';
import { codeCoverage } from './codeCoverage';
import { codeDependencies } from './codeDependencies';
import { codeNotebookImport } from './codeNotebookImport';
import { codePaths } from './codePaths';
import { codePreprocessLeakage } from './codePreprocessLeakage';
import { codeSecrets } from './codeSecrets';
import { codeSeeds } from './codeSeeds';
import { codeSyntax } from './codeSyntax';
import { codeTests } from './codeTests';

/** Checks of the family `code.*`, in the order of the documentation. */
export const CODE_CHECKS: readonly BuiltinCheck[] = [
  codeSecrets,
  codePaths,
  codeSyntax,
  codeSeeds,
  codePreprocessLeakage,
  codeDependencies,
  codeNotebookImport,
  codeTests,
  codeCoverage,
];
