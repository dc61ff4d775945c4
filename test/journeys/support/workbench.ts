import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { writeSettings, type Settings } from '../../../scripts/testbed/editorSettings';
import { eventually, eventuallyFound, patienceMilliseconds } from './eventually';
import { Notifications } from './notifications';
import { QuickInput } from './quickInput';
import { StatusBar } from './statusBar';
import { TerminalPanel } from './terminalPanel';
import { TextEditor } from './textEditor';
import { allThemes, themes, type Theme } from './theme';
import { TreeView } from './treeView';

/** What a workbench is built on. */
export interface WorkbenchParts {
  readonly page: Page;
  /** The workspace folder. */
  readonly folder: string;
  readonly dataDir: string;
  readonly settings: Settings;
  readonly theme: Theme;
  /** Where pictures go, one folder per theme. */
  readonly pictures: string;
}

/** The editor's window as its user sees it. Every method returns when its effect shows. */
export class Workbench {
  readonly page: Page;
  readonly folder: string;
  readonly quickInput: QuickInput;
  readonly statusBar: StatusBar;
  readonly editor: TextEditor;
  readonly terminal: TerminalPanel;
  readonly notifications: Notifications;
  private theme: Theme;

  constructor(private readonly parts: WorkbenchParts) {
    const { page } = parts;
    this.page = page;
    this.folder = parts.folder;
    this.theme = parts.theme;
    this.quickInput = new QuickInput(page);
    this.statusBar = new StatusBar(page);
    this.editor = new TextEditor(page, this.quickInput);
    this.terminal = new TerminalPanel(page, this.quickInput);
    this.notifications = new Notifications(page);
  }

  /** Runs a command through the palette by its full title. */
  runCommand(title: string): Promise<void> {
    return this.quickInput.runCommand(title);
  }

  /** Shows a container of the activity bar. */
  async openContainer(title: string): Promise<void> {
    const item = this.activity(title);
    await item.waitFor({ timeout: patienceMilliseconds });
    if (await item.evaluate((element) => element.classList.contains('checked'))) return;
    // Anywhere on it: where there is a badge, that lies above the icon.
    await item.click();
    // Off it again, so that its tooltip covers nothing.
    await this.page.mouse.move(0, 0);
    await this.page.locator('.part.sidebar .title-label', { hasText: title }).first().waitFor();
  }

  /** The explorer's tree of files. */
  get explorer(): TreeView {
    return new TreeView(this.page, this.page.locator('.explorer-folders-view [role="tree"]'));
  }

  /** Drags a file of the explorer over a container of the activity bar, which opens, to a row of a tree in that. */
  async dragFile(
    file: readonly string[],
    container: string,
    tree: TreeView,
    row: readonly string[],
  ): Promise<void> {
    const { mouse } = this.page;
    const from = await this.explorer.placeOf(...file);
    await mouse.move(from.x, from.y);
    await mouse.down();
    const icon = await this.activity(container).boundingBox();
    if (icon === null) throw new Error(`${container} is not in the activity bar.`);
    const [x, y] = [icon.x + icon.width / 2, icon.y + icon.height / 2];
    await mouse.move(x, y - 4, { steps: 10 });
    const title = this.page.locator('.part.sidebar .title-label', { hasText: container }).first();
    // It opens when something is held over it for a while; only moves tell the page that it is.
    await eventually(async () => {
      await mouse.move(x, y + 2);
      await mouse.move(x, y);
      if (!(await title.isVisible())) throw new Error(`${container} is not open yet.`);
    });
    const to = await tree.placeOf(...row);
    await mouse.move(to.x, to.y, { steps: 5 });
    await mouse.move(to.x + 1, to.y);
    await mouse.up();
  }

  /**
   * Drags a row of a tree onto an element of a webview. Only while Shift is held does the editor let go of what is
   * dragged over one. `over` is done before the drop.
   */
  async dragIntoWebview(
    tree: TreeView,
    row: readonly string[],
    target: Locator,
    over?: () => Promise<void>,
  ): Promise<void> {
    const { mouse, keyboard } = this.page;
    const from = await tree.placeOf(...row);
    const box = await target.boundingBox();
    if (box === null) throw new Error('Where to drop is not in sight.');
    const to = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await mouse.move(from.x, from.y);
    await mouse.down();
    await mouse.move(from.x + 10, from.y, { steps: 3 });
    await keyboard.down('Shift');
    await mouse.move(to.x, to.y, { steps: 10 });
    // The first moves with Shift still go to the editor, which then makes way.
    await eventually(async () => {
      await mouse.move(to.x + 1, to.y);
      await mouse.move(to.x, to.y);
      await over?.();
    });
    await mouse.up();
    await keyboard.up('Shift');
  }

  /** The number on a container of the activity bar, or an empty string. */
  async badge(title: string): Promise<string> {
    const content = this.activity(title).locator('.badge-content:visible');
    return (await content.count()) === 0 ? '' : (await content.first().innerText()).trim();
  }

  /** A tree of the side bar by the name of its view. */
  tree(view: string): TreeView {
    return new TreeView(this.page, this.page.locator(`.part.sidebar [role="tree"][aria-label="${view}"]`));
  }

  /** The Problems panel, opened: files with their problems below them. */
  async problems(): Promise<TreeView> {
    await this.runCommand('Problems: Focus on Problems View');
    const panel = this.page.locator('.markers-panel');
    await panel.waitFor({ timeout: patienceMilliseconds });
    return new TreeView(this.page, panel.locator('[role="tree"]'));
  }

  /** The innermost frame of a webview that holds an element. */
  webview(selector: string): Promise<Frame> {
    return eventuallyFound(`a webview with ${selector}`, async () => {
      for (const frame of this.page.frames()) {
        // A frame may go away while it is asked.
        if (
          (await frame
            .locator(selector)
            .count()
            .catch(() => 0)) > 0
        )
          return frame;
      }
      return undefined;
    });
  }

  /** Switches the theme by the settings file, as settings sync would. */
  async switchTheme(theme: Theme): Promise<void> {
    if (theme === this.theme) return;
    await writeSettings(this.parts.dataDir, {
      ...this.parts.settings,
      'workbench.colorTheme': themes[theme].setting,
    });
    this.theme = theme;
    await this.themeApplied();
  }

  /** Keeps a picture for a person to look at, of the window or of another page, in the theme of the journey. */
  async screenshot(name: string, page = this.page): Promise<void> {
    await this.switchTheme(this.parts.theme);
    await this.keepPicture(name, page);
  }

  /** Keeps the same picture in every theme. The last of them stays until a picture is to be in another. */
  async screenshotInThemes(name: string): Promise<void> {
    const others = allThemes.filter((theme) => theme !== this.theme);
    for (const theme of [this.theme, ...others]) {
      await this.switchTheme(theme);
      await this.keepPicture(name);
    }
  }

  /** Keeps a picture of the window, or of another page, as it is. */
  async keepPicture(name: string, page = this.page): Promise<void> {
    await page.screenshot({
      path: join(this.parts.pictures, this.theme, `${name}.png`),
      animations: 'disabled',
    });
  }

  /** Reloads the window as its own command does, which first keeps what must be restored. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load', { timeout: 2 * patienceMilliseconds });
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.ready();
  }

  /** Returns when the window can be used. */
  async ready(): Promise<void> {
    await this.page
      .locator('.explorer-folders-view .monaco-list-row, .part.sidebar .pane-body')
      .first()
      .waitFor({
        timeout: 2 * patienceMilliseconds,
      });
    await this.themeApplied();
  }

  /** The page has the theme's colours only when the extension that brings them is loaded. */
  private themeApplied(): Promise<void> {
    return this.page
      .locator(`.monaco-workbench[class*="${themes[this.theme].file}-json"]`)
      .waitFor({ timeout: patienceMilliseconds });
  }

  private activity(title: string) {
    return this.page.locator('.part.activitybar .action-item', {
      has: this.page.locator(`.action-label[aria-label^="${title}"]`),
    });
  }
}
