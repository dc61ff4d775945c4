import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { projectRoot } from './testbed/projectRoot';

/**
 * `checkCode <folder of a tsconfig.json>…`: what `tsc -p` and `eslint` say of the files of these programs; a file of
 * several counts for the first of them. Both together cost little more than one, because types are inferred once.
 */
async function main(folders: readonly string[]): Promise<void> {
  const checked = new Set<string>();
  let isClean = true;
  for (const folder of folders) {
    const program = programOf(path.join(projectRoot, folder, 'tsconfig.json'));
    const names = program.getRootFileNames().filter((name) => !checked.has(name));
    for (const name of names) checked.add(name);
    const files = names.flatMap((name) => program.getSourceFile(name) ?? []);
    const typesHold = checkTypes(program, files);
    const lintHolds = await lint(program, files);
    isClean &&= typesHold && lintHolds;
  }
  process.exitCode = isClean ? 0 : 1;
}

function programOf(configFile: string): ts.Program {
  const parsed = ts.getParsedCommandLineOfConfigFile(
    configFile,
    {},
    {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (problem) => {
        throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
      },
    },
  );
  if (parsed === undefined) throw new Error(`Cannot read ${configFile}`);
  const { fileNames, options, errors } = parsed;
  return ts.createProgram({
    rootNames: fileNames,
    options,
    // Rules look from a node to what is around it.
    host: ts.createCompilerHost(options, true),
    configFileParsingDiagnostics: errors,
  });
}

/** Like `tsc`, but what a program only imports is left to the program that it is a part of. */
function checkTypes(program: ts.Program, files: readonly ts.SourceFile[]): boolean {
  const problems = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getSyntacticDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...files.flatMap((file) => program.getSemanticDiagnostics(file)),
  ];
  const text = ts.formatDiagnosticsWithColorAndContext(ts.sortAndDeduplicateDiagnostics(problems), {
    getCurrentDirectory: () => projectRoot,
    getCanonicalFileName: (name) => name,
    getNewLine: () => '\n',
  });
  if (text !== '') console.error(text);
  return problems.length === 0;
}

async function lint(program: ts.Program, files: readonly ts.SourceFile[]): Promise<boolean> {
  const eslint = new ESLint({
    cwd: projectRoot,
    overrideConfig: { languageOptions: { parserOptions: { projectService: false, programs: [program] } } },
  });
  const results: ESLint.LintResult[] = [];
  for (const { fileName, text } of files) {
    results.push(...(await eslint.lintText(text, { filePath: fileName })));
  }
  const formatter = await eslint.loadFormatter('stylish');
  const text = await formatter.format(results);
  if (text !== '') console.error(text);
  return results.every(({ errorCount }) => errorCount === 0);
}

void main(process.argv.slice(2));
