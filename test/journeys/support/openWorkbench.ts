import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { editorUrl } from '../../../scripts/testbed/editorUrl';
import type { Settings } from '../../../scripts/testbed/editorSettings';
import { installEditor } from '../../../scripts/testbed/installEditor';
import type { Lifetime } from '../../../scripts/testbed/lifetime';
import { openBrowser } from '../../../scripts/testbed/openBrowser';
import { picturesFolder } from '../../../scripts/testbed/picturesFolder';
import { prepareWorkspace } from '../../../scripts/testbed/prepareWorkspace';
import { projectRoot } from '../../../scripts/testbed/projectRoot';
import { releaseNamed } from '../../../scripts/testbed/releases';
import { scratchFolder } from '../../../scripts/testbed/scratchFolder';
import { startServer, type ServerOptions } from '../../../scripts/testbed/startServer';
import { themes, type Theme } from './theme';
import { limitWatches } from './watchLimit';
import { Workbench } from './workbench';

/** What a journey starts from. */
export interface JourneyOptions {
  /** Fills the workspace folder; the example project with its history when left out. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** Name of the workspace folder. */
  readonly folderName?: string;
  /** A `.code-workspace` file in the folder, to open instead of the folder itself. */
  readonly workspaceFile?: string;
  /** Additions to the environment of the extension host. */
  readonly environment?: (folder: string) => NodeJS.ProcessEnv;
  readonly settings?: Settings;
  /** So many files and folders at most are watched for the editor: see `canLimitWatches`. */
  readonly watches?: number;
  readonly theme?: Theme;
  /** The extension to have installed; the one built in this repository when left out. */
  readonly extension?: ServerOptions['extension'];
}

/** So that typing inserts what is typed, and terminals can be read from the page. */
const journeySettings: Settings = {
  'terminal.integrated.gpuAcceleration': 'off',
  'workbench.reduceMotion': 'on',
  // Rows that stick would cover others that are clicked.
  'workbench.tree.enableStickyScroll': false,
  'editor.autoClosingBrackets': 'never',
  'editor.autoClosingQuotes': 'never',
  'editor.autoIndent': 'none',
  'editor.cursorBlinking': 'solid',
  'editor.quickSuggestions': { other: 'off', comments: 'off', strings: 'off' },
  'files.autoSave': 'off',
};

/** One for all journeys of this process, with which it ends; a page shares nothing with those before it. */
let browser: Promise<Browser> | undefined;

/** Starts an editor with a workspace in a page of its own, for as long as the lifetime. */
export async function openWorkbench(lifetime: Lifetime, options: JourneyOptions = {}): Promise<Workbench> {
  const release = releaseNamed(process.env['TEST_EDITOR'] ?? 'newest');
  const installed = await installEditor(release, projectRoot, console.log);
  const scratch = await scratchFolder(lifetime, 'journey');
  const { watches } = options;
  const editor = watches === undefined ? installed : await limitWatches(installed, scratch, watches);
  const folder = join(scratch, options.folderName ?? 'tumour-screening');
  await (options.prepare ?? prepareWorkspace)(folder);
  const theme = options.theme ?? 'light';
  const settings = { ...journeySettings, 'workbench.colorTheme': themes[theme].setting, ...options.settings };
  const dataDir = join(scratch, 'data');
  const extension = options.extension ?? { folder: projectRoot };
  const env = options.environment?.(folder) ?? {};
  const server = await startServer({ editor, dataDir, settings, extension, env });
  lifetime.add(() => server.stop());
  browser ??= openBrowser();
  const page = await (
    await browser
  ).newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  lifetime.add(() => page.close());
  // The TypeScript loader wraps named functions in this, also those that are sent to the page.
  await page.addInitScript('globalThis.__name ??= (value) => value');
  await page.goto(addressOf(server.port, folder, options.workspaceFile));
  const pictures = picturesFolder(release);
  const workbench = new Workbench({ page, folder, dataDir, settings, theme, pictures });
  await workbench.ready();
  return workbench;
}

function addressOf(port: number, folder: string, workspaceFile: string | undefined): string {
  const address = editorUrl({ port, folder });
  if (workspaceFile === undefined) return address;
  const url = new URL(address);
  url.searchParams.delete('folder');
  url.searchParams.set('workspace', join(folder, workspaceFile));
  return url.href;
}
