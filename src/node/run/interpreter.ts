import { existsSync } from 'node:fs';
import path from 'node:path';

const BIN = process.platform === 'win32' ? 'Scripts' : 'bin';
const EXECUTABLE = process.platform === 'win32' ? 'python.exe' : 'python';

/**
 * The Python interpreter of a project: what its file names, else what the editor or the user set
 * (`ML_LIFECYCLE_PYTHON`), else the active or local virtual environment, else `python3` of the PATH.
 */
export function interpreterOf(root: string, declared: string | undefined, env: NodeJS.ProcessEnv): string {
  if (declared !== undefined) {
    // A bare name is looked up in the PATH, everything else is a path of the project.
    return /[/\\]/.test(declared) ? path.resolve(root, declared) : declared;
  }
  const set = env['ML_LIFECYCLE_PYTHON'];
  if (set !== undefined && set !== '') return set;
  const environments = [env['VIRTUAL_ENV'], path.join(root, '.venv'), path.join(root, 'venv')];
  for (const environment of environments) {
    if (environment === undefined || environment === '') continue;
    const python = path.join(environment, BIN, EXECUTABLE);
    if (existsSync(python)) return python;
  }
  return process.platform === 'win32' ? 'python' : 'python3';
}

/** A command line with its leading `python` or `python3` replaced by the project's interpreter. */
export function withInterpreter(command: string, interpreter: string): string {
  return command.replace(/^\s*python3?(?=\s|$)/, () => quote(interpreter));
}

/** The environment of a command: tools beside the interpreter (pytest, jupyter) are found first. */
export function environmentOf(interpreter: string, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  // The editor's runtime is Node only by this; commands must not inherit it.
  const inherited = { ...env };
  delete inherited['ELECTRON_RUN_AS_NODE'];
  if (!path.isAbsolute(interpreter)) return inherited;
  const key = Object.keys(inherited).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  return {
    ...inherited,
    [key]: [path.dirname(interpreter), inherited[key]].filter(Boolean).join(path.delimiter),
  };
}

function quote(text: string): string {
  if (/^[\w@%+=:,./-]+$/.test(text)) return text;
  return process.platform === 'win32' ? `"${text}"` : `'${text.replaceAll("'", `'\\''`)}'`;
}
