import * as z from 'zod/mini';
import type { Finding, Outcome } from '../../evidence/evidence';
import { parseNotebook } from '../../notebook/notebook';
import { cellLines } from '../../python/cells/commandLines';
import { fileProgram, notebookProgram, type PythonPart } from '../../python/cells/pythonProgram';
import { say, type Message } from '../../text/message';
import type { BuiltinCheckOf } from '../builtinCheck';
import { cannotJudge, judged, unreadableFile, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';
import { notebookUses, runsByCommand, runsNotebook, shortened } from './notebookImports';
import { readSources, sourceConsumption, sourceFilesParameter, type SourceFile } from './sourceFiles';

const parameters = z.strictObject({
  files: sourceFilesParameter.files.check(
    z.describe(
      'Production code: paths, folders or patterns of Python files, shell scripts or notebooks. Default: the code files linked to the stage, notebooks not.',
    ),
  ),
});
type Parameters = z.infer<typeof parameters>;

/** Production code does not lean on notebooks. */
export const codeNotebookImport: BuiltinCheckOf<Parameters> = {
  id: 'code.notebook-import',
  judgement: 1,
  identity: 'meaning',
  title: 'Code neither imports nor runs notebooks',
  description: `Looks for places where production code imports or runs a notebook.

- **warn**: an import by \`import_ipynb\`, \`nbimporter\`, \`importnb\` or \`ipynb.fs\`; a run by papermill, nbclient, nbconvert's \`ExecutePreprocessor\` or \`dbutils.notebook.run\`; \`%run explore.ipynb\` and \`get_ipython().run_line_magic("run", …)\`; a command such as \`jupyter nbconvert --execute\` or \`papermill\` that Python or a shell script starts.
- **error**: no file matches, or one cannot be read as text.

Names are followed through \`import … as\`. Comments, and strings that are not run, do not count. Notebooks that run other notebooks are judged only where \`files\` names them.

A notebook is changed while somebody explores: cells are reordered, outputs cleared, a sample is taken "for now". Nothing tests it, and no review shows what changed, but production does what it says.

**To mend it**, move what production needs into a module with tests, and let both the notebook and production import it.`,
  stages: ['code', 'build', 'train', 'transform', 'test', 'deploy'],
  parameters,
  example: `files: ['src/**/*.py', 'scripts/*.sh']`,
  consumes: sourceConsumption,
  judge,
};

async function judge(given: Parameters, world: CheckWorld): Promise<Outcome> {
  const findings: Finding[] = [];
  const broken: Fault[] = [];
  const { faults, count } = await readSources(given, world, (file) => {
    const found = findingsIn(file);
    if ('message' in found) broken.push(found);
    else findings.push(...[...found].sort(byPlace));
  });
  if (faults.length + broken.length > 0) return cannotJudge([...faults, ...broken], findings);
  const summary = say('Notebooks imported or run by code: {0}, in files: {1}.', findings.length, count);
  return judged(summary, findings, { uses: findings.length, files: count });
}

function findingsIn({ path, text }: SourceFile): readonly Finding[] | Fault {
  if (/\.pyw?$|\.ipy$/i.test(path)) return fileProgram(path, text).parts.flatMap((part) => inPart(part));
  if (/\.(?:sh|bash|zsh|ps1|bat|cmd)$|(?:^|\/)(?:Makefile|Dockerfile)[^/]*$/i.test(path))
    return inScript(path, text);
  if (!/\.ipynb$/i.test(path)) return [];
  const parsed = parseNotebook(text);
  if (parsed.kind === 'invalid') return unreadableFile(path, parsed.reason);
  const cells = parsed.notebook.cells.filter(({ type }) => type === 'code');
  return [
    ...notebookProgram(path, parsed.notebook).parts.flatMap((part) => uses(part)),
    ...cells.flatMap((cell) => magics(fileProgram(path, cell.source).parts, cell.index)),
  ];
}

function inPart(part: PythonPart): readonly Finding[] {
  return [...uses(part), ...magics([part]), ...databricksMagics(part)];
}

function uses(part: PythonPart): readonly Finding[] {
  return notebookUses(part.text).map((use) => finding(use.message, part.place(use)));
}

/** `%run x.ipynb` and `!papermill x.ipynb`, which are no Python. */
function magics(parts: readonly PythonPart[], cell?: number): readonly Finding[] {
  return parts.flatMap((part) =>
    [...cellLines(part.text)].flatMap((line): readonly Finding[] => {
      const command = part.text.slice(line.command, line.end);
      const isRun =
        line.kind !== 'python' &&
        ((command.startsWith('%') && runsNotebook(command.slice(1))) ||
          (command.startsWith('!') && runsByCommand(command.slice(1))));
      if (!isRun) return [];
      const place = part.place({ start: line.command, end: line.end });
      const message = say('"{0}" runs a notebook.', shortened(command));
      return [finding(message, cell === undefined ? place : { ...place, cell })];
    }),
  );
}

/** Notebooks of Databricks are Python files whose magics stand in comments. */
function databricksMagics(part: PythonPart): readonly Finding[] {
  if (!part.text.startsWith('# Databricks notebook source')) return [];
  return [...part.text.matchAll(/^# MAGIC %run [^\r\n]+/gm)].map((match) => {
    const end = match.index + match[0].length;
    const message = say('"{0}" runs a notebook.', shortened(match[0].slice('# MAGIC '.length)));
    return finding(message, part.place({ start: match.index, end }));
  });
}

function inScript(path: string, text: string): readonly Finding[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const findings: Finding[] = [];
  for (let at = 0; at < lines.length; at++) {
    const [first, opening] = [at, lines[at] ?? ''];
    const parts = [opening];
    while (/[\\`^]$/.test(lines[at] ?? '') && at + 1 < lines.length) parts.push(lines[++at] ?? '');
    const command = parts.map((part) => part.replace(/[\\`^]$/, '')).join(' ');
    const code = command.replace(/(?:^|\s)(?:#|REM\s|::).*$/i, '');
    if (!runsByCommand(code) || /^\s*(?:echo|printf|Write-Host)\b/i.test(code)) continue;
    const start = { line: first, column: opening.length - opening.trimStart().length };
    const range = { start, end: { line: first, column: opening.length } };
    findings.push(finding(say('The command "{0}" runs a notebook.', shortened(code)), { path, range }));
  }
  return findings;
}

function byPlace(a: Finding, b: Finding): number {
  const cells = (a.cell ?? 0) - (b.cell ?? 0);
  const [one, other] = [a.range?.start, b.range?.start];
  if (cells !== 0 || one === undefined || other === undefined) return cells;
  return one.line - other.line || one.column - other.column;
}

function finding(message: Message, place: Pick<Finding, 'path' | 'cell' | 'range'>): Finding {
  const next = say('Move what is needed into a module, and import it here and in the notebook.');
  return { severity: 'warn', message, ...place, next };
}
