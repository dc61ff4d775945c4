import type { Span } from '../../python/tree/expression';
import { callsIn, type PythonCall } from '../../python/imports/pythonCalls';
import { importsIn, type PythonImport } from '../../python/imports/pythonImports';
import { parsePython } from '../../python/tree/parsePython';
import { say, type Message } from '../../text/message';

/** A place where Python imports or runs a notebook. */
export interface NotebookUse extends Span {
  readonly message: Message;
}

/** Packages whose import lets notebooks be imported like modules. */
const IMPORTERS = new Set(['import_ipynb', 'nbimporter', 'importnb', 'nbdev.imports', 'ipynb']);
/** What runs a notebook when it is called. */
const RUNNERS = new Set([
  'papermill.execute_notebook',
  'papermill.execute.execute_notebook',
  'nbconvert.preprocessors.ExecutePreprocessor',
  'nbconvert.preprocessors.execute.ExecutePreprocessor',
  'nbconvert.preprocessors.execute.executenb',
  'nbconvert.preprocessors.execute_notebook',
  'nbclient.NotebookClient',
  'nbclient.client.NotebookClient',
  'nbclient.execute',
  'nbclient.client.execute',
  'dbutils.notebook.run',
  'scrapbook.execute_notebook',
  'ploomber.tasks.NotebookRunner',
  'dagstermill.define_dagstermill_op',
  'dagstermill.define_dagstermill_asset',
  'airflow.providers.papermill.operators.papermill.PapermillOperator',
]);
/** What hands its texts to a shell or starts a program by them. */
const STARTERS =
  /^(?:subprocess\.(?:run|call|check_call|check_output|Popen|getoutput|getstatusoutput)|os\.(?:system|popen|exec[lv]p?e?|spawn[lv]p?e?|posix_spawnp?)|asyncio\.create_subprocess_(?:exec|shell)|asyncio\.subprocess\.\w+|(?:.*\.)?BashOperator|get_ipython\(\)\.(?:system|getoutput))$/;
const COMMAND =
  /(?:^|[\s;&|/"'])(?:(?:jupyter[\s-]+nbconvert|nbconvert)\b.*\s--(?:execute|ExecutePreprocessor)\b|jupyter[\s-]+(?:execute|run)\s.*\.ipynb|papermill\s.*\.ipynb|runipy\s|nbterm\s+--run\s)/s;

/** Longer ones are data. */
const LONGEST_COMMAND = 5000;

/** The notebooks that a text of Python imports or runs. Comments and strings that nobody runs do not count. */
export function notebookUses(text: string): readonly NotebookUse[] {
  const tree = parsePython(text);
  const imports = importsIn(tree, text);
  return [...imports.flatMap(importUse), ...callsIn(tree, text, imports).flatMap(callUse)].sort(
    (a, b) => a.start - b.start,
  );
}

function importUse({ module, level, start, end }: PythonImport): readonly NotebookUse[] {
  const [top = ''] = module.split('.');
  if (level > 0 || !(IMPORTERS.has(top) || IMPORTERS.has(module))) return [];
  // `ipynb.fs.full.explore` is a notebook, `ipynb` alone a package that nobody imports by itself.
  if (top === 'ipynb' && !/^ipynb\.fs\b/.test(module)) return [];
  return [{ start, end, message: say('"{0}" imports a notebook as if it were a module.', module) }];
}

function callUse(call: PythonCall): readonly NotebookUse[] {
  const { name, start, nameEnd: end } = call;
  if (RUNNERS.has(name)) return [{ start, end, message: say('"{0}" runs a notebook.', name) }];
  const magic = magicOf(call);
  if (magic !== undefined) return [{ start, end, message: say('"{0}" runs a notebook.', magic) }];
  const command = STARTERS.test(name) ? commandIn(call) : undefined;
  if (command === undefined) return [];
  return [{ start, end, message: say('The command "{0}" runs a notebook.', shortened(command)) }];
}

/** `get_ipython().run_line_magic('run', 'x.ipynb')`, as notebooks turned into scripts have it. */
function magicOf({ name, texts }: PythonCall): string | undefined {
  if (!/(?:^|\.)(?:run_line_magic|run_cell_magic|magic)$/.test(name)) return undefined;
  const line = texts.join(' ');
  return runsNotebook(line) ? `%${shortened(line)}` : undefined;
}

/** Whether the words of a magic, without its sign, run a notebook. */
export function runsNotebook(line: string): boolean {
  return /^\s*(?:run|ipynb_run)\s.*\.ipynb\b/.test(line.slice(0, LONGEST_COMMAND));
}

/** The command line that a call starts, if it runs a notebook. */
function commandIn({ texts }: PythonCall): string | undefined {
  // One line, or a list of arguments.
  return [...texts, texts.join(' ')].find(runsByCommand);
}

/** Whether a command line runs a notebook. */
export function runsByCommand(line: string): boolean {
  return COMMAND.test(line.slice(0, LONGEST_COMMAND));
}

export function shortened(line: string): string {
  const plain = line.replace(/\s+/g, ' ').trim();
  return plain.length > 100 ? `${plain.slice(0, 99)}…` : plain;
}
