import { readFileSync } from 'node:fs';
import { Module } from 'node:module';
import path from 'node:path';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import { EXIT } from '../usage';
import { CodeCache, codeFolder } from './codeCache';

/** The bundle of all commands and of the engine, beside this file. */
const PROGRAM = path.join(__dirname, 'program.js');
/** So long after its start the engine has compiled what it uses daily: ms. */
const ENGINE_SETTLED_MS = 30_000;

type ModuleFunction = (
  exports: unknown,
  load: NodeJS.Require,
  self: { exports: unknown },
  file: string,
  folder: string,
) => void;

/**
 * Loads the program with the code that an earlier process compiled: compiling takes longer than most commands. Later
 * releases of Node do the same by `module.enableCompileCache`, but not the oldest that we run on.
 */
function start(): void {
  const source = readFileSync(PROGRAM, 'utf8');
  const folder = codeFolder(process.env);
  const cache = folder === undefined ? undefined : new CodeCache(folder, source, useOf(process.argv[2]));
  const code = cache?.read();
  const wrapped = Module.wrap(source);
  const script = new Script(wrapped, {
    filename: PROGRAM,
    // Places in faults are those of the program, not of what wraps it.
    columnOffset: -wrapped.indexOf(source),
    ...(code === undefined ? {} : { cachedData: code }),
  });
  if (cache !== undefined && (code === undefined || script.cachedDataRejected === true)) {
    afterUse(() => cache.write(script.createCachedData()));
  }
  const program = { exports: {} };
  (script.runInThisContext() as ModuleFunction)(program.exports, require, program, PROGRAM, __dirname);
}

/** Functions are compiled when they are first called, so what is kept is what has run: not that of a wrong call. */
function afterUse(keep: () => void): void {
  if (!isMainThread) setTimeout(keep, ENGINE_SETTLED_MS).unref();
  else process.once('exit', (code) => (code === EXIT.fine || code === EXIT.fails ? keep() : undefined));
}

/** What is about to run: the name of a command (it need not exist), or the engine. */
function useOf(command: string | undefined): string {
  if (!isMainThread) return 'engine';
  return command !== undefined && /^[a-z]{1,20}$/.test(command) ? command : 'help';
}

start();
