import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { writeSettings, type Settings } from './editorSettings';
import type { Editor } from './installEditor';
import { linkExtension } from './linkExtension';
import { ProcessGroup } from './processGroup';
import { SetupError } from './setupError';

const startMilliseconds = 60_000;

/** What to start. */
export interface ServerOptions {
  readonly editor: Editor;
  /** A folder for its user data and extensions; made when missing. */
  readonly dataDir: string;
  readonly settings?: Settings;
  /** The extension to have installed: a package, or the folder it is built in. */
  readonly extension?: { readonly vsix: string } | { readonly folder: string };
  /** Lets the page's address name an extension in development and its tests. */
  readonly testDriver?: boolean;
  /** A fixed port; any free one otherwise. */
  readonly port?: number;
  /** Additions to the environment of the extension host and of terminals. */
  readonly env?: NodeJS.ProcessEnv;
}

/** A running editor server. */
export interface EditorServer {
  readonly port: number;
  readonly dataDir: string;
  /** All that it has written so far, for messages about failures. */
  log(): string;
  /** Settles when it ends by itself or is stopped. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** Starts the server on this machine only, and returns when it listens. */
export async function startServer(options: ServerOptions): Promise<EditorServer> {
  const { editor, dataDir } = options;
  await mkdir(dataDir, { recursive: true });
  await writeSettings(dataDir, options.settings ?? {});
  const { extension } = options;
  if (extension !== undefined && 'folder' in extension) await linkExtension(dataDir, extension.folder);
  if (extension !== undefined && 'vsix' in extension) await installExtension(editor, dataDir, extension.vsix);
  const port = options.port ?? (await freePort());
  const args = ['--host', '127.0.0.1', '--port', String(port), '--without-connection-token'];
  args.push('--telemetry-level', 'off');
  if (options.testDriver === true) args.push('--enable-smoke-test-driver');
  const group = runServerMain(editor, dataDir, args, options.env);
  const lines: string[] = [];
  const log = (): string => lines.join('\n');
  const listening = new Promise<void>((resolve) => {
    group.onLine((line) => {
      lines.push(line);
      if (line.includes('Extension host agent listening')) resolve();
    });
  });
  await untilListening(listening, group, port, log);
  return { port, dataDir, log, ended: group.ended, stop: () => group.stop() };
}

async function untilListening(
  listening: Promise<void>,
  group: ProcessGroup,
  port: number,
  log: () => string,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>(
    (resolve) => (timer = setTimeout(() => resolve('late'), startMilliseconds)),
  );
  const outcome = await Promise.race([listening, group.ended, late]);
  clearTimeout(timer);
  if (outcome === undefined) return;
  await group.stop();
  if (log().includes('EADDRINUSE')) {
    throw new SetupError(
      `Port ${port} is in use.`,
      'Choose another with --port, or leave --port out for a free one.',
    );
  }
  const what =
    outcome === 'late' ? `did not start within ${startMilliseconds / 1000} s` : `ended with code ${outcome}`;
  throw new SetupError(`The editor's server ${what}.`, 'Its last words are below.', lastLines(log()));
}

async function installExtension(editor: Editor, dataDir: string, vsix: string): Promise<void> {
  const group = runServerMain(editor, dataDir, ['--install-extension', vsix, '--force'], undefined);
  const lines: string[] = [];
  group.onLine((line) => lines.push(line));
  const code = await group.ended;
  if (code === 0) return;
  throw new SetupError(
    `The editor could not install ${vsix}.`,
    'Its last words are below.',
    lastLines(lines.join('\n')),
  );
}

function runServerMain(
  editor: Editor,
  dataDir: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv | undefined,
): ProcessGroup {
  const common = [editor.serverMain, '--accept-server-license-terms', '--server-data-dir', dataDir];
  return new ProcessGroup(editor.node, [...common, ...args], { ...cleanEnvironment(), ...env });
}

/** Without what npm, or an editor whose terminal this runs in, would pass on. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const foreign = /^(npm_|VSCODE_|ELECTRON_|NODE_OPTIONS$|INIT_CWD$)/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
}

function lastLines(text: string): string {
  return text.trimEnd().split('\n').slice(-20).join('\n');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
