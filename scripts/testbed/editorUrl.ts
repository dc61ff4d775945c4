/** What the page is to open. */
export interface EditorPage {
  readonly port: number;
  /** Absolute path of the folder to open. */
  readonly folder: string;
  /** Absolute path of an extension to run from its sources' build. */
  readonly extensionDevelopmentPath?: string;
  /** Absolute path of a module whose exported `run()` is called in the extension host. */
  readonly extensionTestsPath?: string;
}

/** The address of the editor's page. */
export function editorUrl(page: EditorPage): string {
  const authority = `127.0.0.1:${page.port}`;
  const payload: [string, string][] = [];
  for (const key of ['extensionDevelopmentPath', 'extensionTestsPath'] as const) {
    const path = page[key];
    if (path !== undefined) payload.push([key, `vscode-remote://${authority}${encodePath(uriPath(path))}`]);
  }
  const query = new URLSearchParams({ folder: uriPath(page.folder) });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${authority}/?${query.toString().replaceAll('+', '%20')}`;
}

function uriPath(path: string): string {
  const slashed = path.replaceAll('\\', '/');
  return slashed.startsWith('/') ? slashed : `/${slashed}`;
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
