import { SetupError } from './setupError';

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

/** The release of that name; a SetupError for any other word. */
export function releaseNamed(name: string): Release {
  if (name === 'newest' || name === 'oldest') return releases[name];
  throw new SetupError(`There is no editor release "${name}".`, 'Say newest or oldest.');
}

/** The releases that a `--release` option asks for; `all` is both. */
export function releasesNamed(name: string): readonly Release[] {
  return name === 'all' ? [releases.newest, releases.oldest] : [releaseNamed(name)];
}
