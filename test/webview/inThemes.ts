import { axe, axeOfColors } from './axe';
import type { OpenBoard } from './boardHarness';
import { THEMES, type Theme } from './themes';

/** Looks at an open board in one theme after the other, beginning with the one that it is in. */
export async function inThemes(board: OpenBoard, look: (theme: Theme) => Promise<void>): Promise<void> {
  await look(board.theme);
  for (const theme of THEMES.filter((other) => other !== board.theme)) {
    await board.switchTheme(theme);
    await look(theme);
  }
}

/** Keeps a picture of a board in every theme, as `name-theme-width`. */
export async function picturesInThemes(board: OpenBoard, name: string): Promise<void> {
  await inThemes(board, (theme) => board.picture(pictureName(board, name, theme)));
}

/**
 * What axe finds on a board in any theme: by all rules in the first, and in the others, which differ in colours alone,
 * by the rules on colours. Where a name is given, pictures of what it looks at are kept.
 */
export async function axeInThemes(
  board: OpenBoard,
  name?: string,
  fullPage = false,
): Promise<readonly string[]> {
  const first = board.theme;
  const found: string[] = [];
  await inThemes(board, async (theme) => {
    if (name !== undefined) await board.picture(pictureName(board, name, theme), fullPage);
    const violations = await (theme === first ? axe : axeOfColors)(board.page);
    found.push(...violations.map((violation) => `${theme}: ${violation}`));
  });
  return found;
}

function pictureName(board: OpenBoard, name: string, theme: Theme): string {
  return `${name}-${theme}-${String(board.page.viewportSize()?.width)}`;
}
