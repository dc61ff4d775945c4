import { performance } from 'node:perf_hooks';
import * as vscode from 'vscode';
import { BENCH_MARK } from './benchMark';

/** An extension of the editor's own, of similar kind, to hold ours against. */
const REFERENCE = 'vscode.json-language-features';

/** Runs in the extension host of a fresh editor in which our extension has not been activated yet. */
export async function run(): Promise<void> {
  const ours = vscode.extensions.all.find((extension) => extension.id.endsWith('.ml-lifecycle'));
  const reference = vscode.extensions.getExtension(REFERENCE);
  if (ours === undefined) throw new Error('The extension is not there.');
  if (ours.isActive) throw new Error('The extension is active already: the folder must hold no project.');
  const ownMs = await timeActivation(ours);
  const referenceMs =
    reference === undefined || reference.isActive ? undefined : await timeActivation(reference);
  console.log(BENCH_MARK + JSON.stringify({ ownMs, referenceMs }));
}

/** Import and activation, as the editor does both on the first use: ms. */
async function timeActivation(extension: vscode.Extension<unknown>): Promise<number> {
  const begin = performance.now();
  await extension.activate();
  return performance.now() - begin;
}
