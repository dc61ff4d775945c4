import type { StageId } from '../lifecycle/lifecycle';

/** A link that a file declares itself. */
export interface InFileLink {
  readonly stage: StageId;
  readonly origin: 'marker' | 'notebook' | 'cell';
  /** Index of the cell, of a notebook or of a script. */
  readonly cell?: number;
  /** Line (from zero) of the marker comment; of a script's cell its first. */
  readonly line?: number;
  /** The last line (from zero) of a script's cell. */
  readonly lastLine?: number;
  /** It speaks of stages, but cannot be read: which they are is not known, and the link has none. */
  readonly isUnread?: true;
}

/** What a notebook declares that speaks of stages but cannot be read. */
export const UNREAD_LINKS: readonly InFileLink[] = [{ stage: '', origin: 'notebook', isUnread: true }];
