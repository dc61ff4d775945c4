import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { writeSettings, type Settings } from '../../../scripts/testbed/editorSettings';
import { dropOnRow, holdOver, pickUp } from './dragging';
import { eventuallyFound, patienceMilliseconds } from './eventually';
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
    await pickUp(this.page, this.explorer, file);
    const title = this.page.locator('.part.sidebar .title-label', { hasText: container }).first();
    // It opens when something is held over it for a while.
    await holdOver(this.page, this.activity(container), async () => {
      if (!(await title.isVisible())) throw new Error(`${container} is not open yet.`);
    });
    await dropOnRow(this.page, tree, row);
  }

  /** Drags a row of a tree to another. */
  async dragRow(tree: TreeView, row: readonly string[], target: readonly string[]): Promise<void> {
    await pickUp(this.page, tree, row);
    await dropOnRow(this.page, tree, target);
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
    await pickUp(this.page, tree, row);
    await keyboard.down('Shift');
    // The first moves with Shift still go to the editor, which then makes way.
    await holdOver(this.page, target, async () => over?.());
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
