/** Names of the editor releases that the extension is tried in. */
export type ReleaseName = 'newest' | 'oldest';

/** One release of the editor, as the npm package `code-server` carries it. */
export interface Release {
  readonly name: ReleaseName;
  /** Version of the package `code-server`. */
  readonly version: string;
  /** Version of VS Code inside it. */
  readonly vscode: string;
  /** Major version of Node that its server needs, when the Node that runs this script may not do. */
  readonly node: string | undefined;
  /** Version of `node-pty` to lay over its own, when its own comes without a ready-built binary. */
  readonly nodePty: string | undefined;
  /** Room that it takes on the disk, in megabytes. */
  readonly megabytes: number;
}

/** The newest release supported, and the oldest one that `engines.vscode` admits. */
export const releases: Readonly<Record<ReleaseName, Release>> = {
  newest: {
    name: 'newest',
    version: '4.139.1',
    vscode: '1.139.1',
    node: '24',
    nodePty: undefined,
    megabytes: 800,
  },
  oldest: {
    name: 'oldest',
    version: '4.100.3',
    vscode: '1.100.3',
    node: undefined,
    nodePty: '1.2.0-beta.15',
    megabytes: 400,
  },
};

/** The release of that name, or undefined for any other word. */
export function findRelease(name: string): Release | undefined {
  return name === 'newest' || name === 'oldest' ? releases[name] : undefined;
}
