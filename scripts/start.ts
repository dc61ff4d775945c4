import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { editorUrl } from './testbed/editorUrl';
import { installEditor } from './testbed/installEditor';
import { runScript, type Lifetime } from './testbed/lifetime';
import { openSystemBrowser } from './testbed/openSystemBrowser';
import { prepareWorkspace } from './testbed/prepareWorkspace';
import { projectRoot } from './testbed/projectRoot';
import { releaseNamed } from './testbed/releases';
import { requireGit, requireNode } from './testbed/requireTools';
import { runProjectScript } from './testbed/runProjectScript';
import { scratchFolder } from './testbed/scratchFolder';
import { SetupError } from './testbed/setupError';
import { startServer } from './testbed/startServer';

const options = {
  folder: { type: 'string' },
  editor: { type: 'string', default: 'newest' },
  port: { type: 'string' },
  'no-open': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

const usage = `Opens VS Code with this extension, in your browser, on a copy of the example project.

npm start [-- options]
  --folder DIR            open your own folder instead of the example
  --editor newest|oldest  the newest VS Code supported (default), or the oldest
  --port NUMBER           a fixed port; any free one otherwise
  --no-open               print the address only`;

runScript(async (lifetime) => {
  const { values } = parseArguments();
  if (values.help) {
    console.log(usage);
    return 0;
  }
  requireNode();
  requireGit();
  const release = releaseNamed(values.editor);
  const port = values.port === undefined ? {} : { port: parsePort(values.port) };
  const own = values.folder === undefined ? undefined : existingFolder(values.folder);
  console.log('Building the extension…');
  if ((await runProjectScript(lifetime, 'build')) !== 0) {
    throw new SetupError(
      'The extension could not be built.',
      'Correct what is said above, then run this again.',
    );
  }
  const editor = await installEditor(release, projectRoot, console.log);
  const folder = own ?? (await copyExample(lifetime));
  console.log(`Starting VS Code ${release.vscode}…`);
  const server = await startServer({
    editor,
    dataDir: await scratchFolder(lifetime, 'editor'),
    settings: { 'mlLifecycle.openBoardOnStartup': true },
    extension: { folder: projectRoot },
    ...port,
  });
  const stop = new AbortController();
  lifetime.add(() => {
    stop.abort();
    return server.stop();
  });
  const url = editorUrl({ port: server.port, folder });
  console.log(`\nVS Code with ML Lifecycle: ${url}\nFolder: ${folder}\nStop it with Ctrl-C.`);
  if (!values['no-open']) openSystemBrowser(url);
  const code = await server.ended;
  if (!stop.signal.aborted) console.error(`The editor's server ended with code ${code}.`);
  return 1;
});

function parseArguments() {
  try {
    return parseArgs({ options });
  } catch (error) {
    throw new SetupError(error instanceof Error ? error.message : String(error), usage);
  }
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new SetupError(`${text} is not a port.`, 'Give a number from 1 to 65535.');
}

function existingFolder(path: string): string {
  const folder = resolve(process.env['INIT_CWD'] ?? '.', path);
  if (existsSync(folder)) return folder;
  throw new SetupError(`There is no folder ${folder}.`, 'Name an existing one.');
}

async function copyExample(lifetime: Lifetime): Promise<string> {
  console.log('Copying the example project, with its history…');
  const folder = join(await scratchFolder(lifetime, 'example'), 'tumour-screening');
  await prepareWorkspace(folder);
  return folder;
}
