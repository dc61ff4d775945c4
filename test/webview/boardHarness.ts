import { build } from 'esbuild';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { BOARD_BUNDLE, loadedFirst } from '../../scripts/boardBundle';
import { openBrowser } from '../../scripts/testbed/openBrowser';
import type { BoardAction, BoardAnswer, BoardState, FromBoard, ToBoard } from '../../src/protocol/board';
import { themeKind, themeStyles, THEMES, type Theme } from './themes';
import { toolkitTold } from './toolkitTold';

const ROOT = path.join(__dirname, '..', '..');
const PICTURES = path.join(ROOT, '.test-out', 'webview');
const ORIGIN = 'https://board.test';
const NONCE = 'abcdefghijklmnop';
/** The toolkit tries one rule in a style element of its own, and takes the nonce for it from the page's head. */
const STYLE_NONCE = 'qrstuvwxyzabcdef';

/** The policy of the real panel: nothing but the bundle, its styles, and the scripts that carry the nonce. */
const POLICY = `default-src 'none'; style-src ${ORIGIN} 'nonce-${STYLE_NONCE}'; script-src 'nonce-${NONCE}'`;

export interface BoardBundle {
  /** Texts of the script's files, by name. */
  readonly scripts: ReadonlyMap<string, string>;
  readonly styles: string;
}

/** Bundles the board as a release does. */
export async function bundleBoard(): Promise<BoardBundle> {
  const { outputFiles } = await build({
    ...BOARD_BUNDLE,
    absWorkingDir: ROOT,
    write: false,
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const texts = outputFiles.map((file) => [path.basename(file.path), file.text] as const);
  return {
    scripts: new Map(texts.filter(([name]) => name.endsWith('.js'))),
    styles: texts.find(([name]) => name === 'board.css')?.[1] ?? '',
  };
}

/** Characters of the script: those that are loaded before the first paint, and all. */
export function scriptSize({ scripts }: BoardBundle): { readonly first: number; readonly all: number } {
  const lengthOf = (files: Iterable<string>) =>
    [...files].reduce((sum, file) => sum + (scripts.get(file)?.length ?? 0), 0);
  return {
    first: lengthOf(loadedFirst((file) => scripts.get(file) ?? '')),
    all: lengthOf(scripts.keys()),
  };
}

export interface BoardOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  readonly memory?: unknown;
  readonly reducedMotion?: boolean;
  /** Time stands still until the test moves it. */
  readonly stoppedClock?: boolean;
}

/** One browser and one bundle for all boards of a test file. */
export class BoardHarness {
  private constructor(
    readonly browser: Browser,
    readonly bundle: BoardBundle,
  ) {}

  static async start(): Promise<BoardHarness> {
    await mkdir(PICTURES, { recursive: true });
    return new BoardHarness(await openBrowser(), await bundleBoard());
  }

  async stop(): Promise<void> {
    await this.browser.close();
  }

  /** Opens a board as the editor would: in a page of its own, or in one in which another board has been closed. */
  async open(options: BoardOptions = {}, usedPage?: Page): Promise<OpenBoard> {
    const { theme = 'dark', width = 1100, height = 760, memory } = options;
    const page = usedPage ?? (await this.browser.newPage());
    // Where the pointer was left, it would hover over the new board.
    if (usedPage !== undefined) await page.mouse.move(0, 0);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ reducedMotion: options.reducedMotion === true ? 'reduce' : 'no-preference' });
    if (options.stoppedClock === true) await page.clock.install();
    await page.unrouteAll();
    await page.route('**/*', (route) => this.#serve(route, theme, memory));
    await page.goto(`${ORIGIN}/`);
    const board = new OpenBoard(page, theme);
    await board.posted('ready');
    return board;
  }

  #serve(route: Route, theme: Theme, memory: unknown): Promise<void> {
    const { pathname, searchParams } = new URL(route.request().url());
    switch (pathname) {
      case '/':
        return route.fulfill({
          contentType: 'text/html; charset=utf-8',
          headers: { 'content-security-policy': POLICY },
          body: pageOf(theme, memory),
        });
      case '/board.css':
        return route.fulfill({ contentType: 'text/css', body: this.bundle.styles });
      case '/theme.css':
        return route.fulfill({
          contentType: 'text/css',
          body: themeStyles(themeNamed(searchParams.get('name'))),
        });
      default:
        return serveScript(route, this.bundle.scripts.get(pathname.slice(1)));
    }
  }
}

function themeNamed(name: string | null): Theme {
  return THEMES.find((theme) => theme === name) ?? 'dark';
}

function serveScript(route: Route, body: string | undefined): Promise<void> {
  if (body === undefined) return route.fulfill({ status: 404 });
  return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body });
}

/** What the page's first script leaves for the tests. */
interface Recorded {
  readonly posted: FromBoard[];
  readonly violations: string[];
  memory: unknown;
}
declare global {
  interface Window {
    readonly recorded: Recorded;
  }
}

function pageOf(theme: Theme, memory: unknown): string {
  const kind = themeKind(theme);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta property="csp-nonce" content="${STYLE_NONCE}"><title>Board</title>
<link rel="stylesheet" href="/theme.css?name=${theme}" id="theme"><link rel="stylesheet" href="/board.css">
<script nonce="${NONCE}">
  window.recorded = { posted: [], violations: [], memory: ${memory === undefined ? 'undefined' : JSON.stringify(memory)} };
  document.addEventListener('securitypolicyviolation', (event) => {
    recorded.violations.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample);
  });
  window.addEventListener('error', (event) => recorded.violations.push('error ' + event.message));
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => recorded.posted.push(structuredClone(message)),
    getState: () => recorded.memory,
    setState: (state) => { recorded.memory = structuredClone(state); },
  });
</script></head>
<body class="${kind}" data-vscode-theme-kind="${kind}"><div id="board"></div>
<script type="module" nonce="${NONCE}" src="/board.js"></script></body></html>`;
}

/** A board in a browser, with the test as its host. */
export class OpenBoard {
  #revision = 0;
  /** Requests that the test has answered. */
  readonly #answered = new Set<number>();

  constructor(
    readonly page: Page,
    private shownTheme: Theme,
  ) {}

  get theme(): Theme {
    return this.shownTheme;
  }

  /** Changes the theme as the editor does where a page is open: the variables, then what the body says of them. */
  async switchTheme(theme: Theme): Promise<void> {
    this.shownTheme = theme;
    await this.page.evaluate(
      async ({ name, kind }) => {
        const styles = document.querySelector<HTMLLinkElement>('link#theme');
        if (styles === null) throw new Error('The page has no theme.');
        const loaded = new Promise((resolve) => styles.addEventListener('load', resolve, { once: true }));
        styles.href = `/theme.css?name=${name}`;
        await loaded;
        document.body.dataset['vscodeThemeKind'] = kind;
        document.body.className = kind;
      },
      { name: theme, kind: themeKind(theme) },
    );
    await toolkitTold(this.page);
  }

  /** Posts a message as the host. */
  async send(message: ToBoard): Promise<void> {
    await this.sendRaw(message);
  }

  /** Posts anything as the host, and waits until the page has taken it in. */
  async sendRaw(message: unknown): Promise<void> {
    await this.page.evaluate(async (data) => {
      window.postMessage(data, '*');
      await new Promise<void>((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve();
        channel.port2.postMessage(null);
      });
    }, message);
  }

  /** Sends a whole state. */
  async show(state: BoardState, translations: Record<string, string> = {}): Promise<void> {
    this.#revision += 1;
    await this.send({ type: 'state', revision: this.#revision, state, translations });
    await this.page.locator('.board, .blank').first().waitFor();
  }

  get revision(): number {
    return this.#revision;
  }

  /** Everything that the board said to its host so far. */
  async said(): Promise<readonly FromBoard[]> {
    return this.page.evaluate(() => window.recorded.posted);
  }

  /** Waits for a message of that type, and gives the last of them. */
  async posted(type: FromBoard['type']): Promise<FromBoard> {
    await this.page.waitForFunction(
      (wanted) => window.recorded.posted.some((message) => message.type === wanted),
      type,
    );
    const found = (await this.said()).findLast((message) => message.type === type);
    if (found === undefined) throw new Error(`The board never said ${type}.`);
    return found;
  }

  /** What the board asked the host to do so far. */
  async requests(): Promise<readonly { readonly id: number; readonly action: BoardAction }[]> {
    return (await this.said()).flatMap((message) => (message.type === 'request' ? [message] : []));
  }

  /** Waits for a request of a kind that was not answered yet, and gives its id. */
  async requested(kind: BoardAction['kind']): Promise<number> {
    const answered = [...this.#answered];
    const handle = await this.page.waitForFunction(
      ({ wanted, done }) =>
        window.recorded.posted.flatMap((message) =>
          message.type === 'request' && message.action.kind === wanted && !done.includes(message.id)
            ? [message.id]
            : [],
        )[0],
      { wanted: kind, done: answered },
    );
    const id = (await handle.jsonValue()) ?? 0;
    this.#answered.add(id);
    return id;
  }

  /** Answers the next request of a kind. */
  async answer(kind: BoardAction['kind'], answer: BoardAnswer): Promise<void> {
    await this.send({ type: 'done', id: await this.requested(kind), answer });
  }

  async memory(): Promise<unknown> {
    return this.page.evaluate(() => window.recorded.memory);
  }

  /** What the page's policy refused, and every uncaught error. */
  async violations(): Promise<readonly string[]> {
    return this.page.evaluate(() => window.recorded.violations);
  }

  stage(title: string) {
    return this.page.getByRole('option', { name: new RegExp(`^${title}\\b`) });
  }

  /** Keeps a picture for people to look at. */
  async picture(name: string, fullPage = false): Promise<void> {
    // What sticks to the window's edge would be drawn over the middle of the page.
    if (fullPage) await this.page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
    await this.page.screenshot({
      path: path.join(PICTURES, `${name}.png`),
      fullPage,
      animations: 'disabled',
    });
  }

  async close(): Promise<void> {
    await this.page.close();
  }
}
