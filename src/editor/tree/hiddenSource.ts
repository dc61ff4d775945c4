import type { Listen } from '../events/emitter';

/** Tells which files the window leaves out of its lists. */
export interface HiddenSource {
  isHidden(root: string, path: string): boolean;
  readonly onDidChange: Listen<unknown>;
}

export const NOTHING_HIDDEN: Pick<HiddenSource, 'isHidden'> = { isHidden: () => false };
