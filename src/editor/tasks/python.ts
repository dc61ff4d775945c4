import * as vscode from 'vscode';
import { setting } from '../settings';

/** The part of the Python extension's API that is asked, if it is installed and running. */
interface PythonApi {
  readonly environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { readonly path: string };
  };
}

/** The interpreter that the user chose in the editor for a project: our setting, the Python extension, its setting. */
export function chosenPython(root: vscode.Uri): string | undefined {
  const own = setting('python', root);
  return own === '' ? (fromExtension(root) ?? fromSetting(root)) : expanded(own, root);
}

function fromExtension(root: vscode.Uri): string | undefined {
  const extension = vscode.extensions.getExtension<unknown>('ms-python.python');
  // Never started by us: it is there for those who use it.
  if (extension?.isActive !== true) return undefined;
  const api = extension.exports;
  if (!isPythonApi(api)) return undefined;
  const { path } = api.environments.getActiveEnvironmentPath(root);
  return path === '' ? undefined : path;
}

function isPythonApi(api: unknown): api is PythonApi {
  const environments = (api as Partial<PythonApi> | undefined)?.environments;
  return typeof environments?.getActiveEnvironmentPath === 'function';
}

function fromSetting(root: vscode.Uri): string | undefined {
  const chosen = vscode.workspace.getConfiguration('python', root).inspect<string>('defaultInterpreterPath');
  const value = chosen?.workspaceFolderValue ?? chosen?.workspaceValue ?? chosen?.globalValue;
  return typeof value === 'string' && value !== '' ? expanded(value, root) : undefined;
}

function expanded(value: string, root: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(root)?.uri.fsPath ?? root.fsPath;
  return value.replaceAll('${workspaceFolder}', folder);
}
