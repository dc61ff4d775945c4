import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Api } from '../../../src/editor/api';

/** The extension's state, once its projects have been read. */
export async function theApi(): Promise<Api> {
  const extension = vscode.extensions.getExtension<Api>('ml-lifecycle.ml-lifecycle');
  assert.ok(extension);
  const api = await extension.activate();
  await api.whenReady();
  return api;
}
