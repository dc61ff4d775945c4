import * as vscode from 'vscode';
import { SETTINGS } from './manifest';

type Name = keyof typeof SETTINGS;
interface TypeOf {
  readonly boolean: boolean;
  readonly string: string;
  readonly integer: number;
}

/** A setting as it is now; its default when somebody wrote a value of another type. */
export function setting<N extends Name>(name: N, scope?: vscode.Uri): TypeOf[(typeof SETTINGS)[N]['type']] {
  const { key, type, default: fallback } = SETTINGS[name];
  const value = vscode.workspace.getConfiguration(undefined, scope).get<unknown>(key);
  const fits = type === 'integer' ? Number.isInteger(value) : typeof value === type;
  return (fits ? value : fallback) as TypeOf[(typeof SETTINGS)[N]['type']];
}
