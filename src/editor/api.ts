import type { ProjectSnapshot } from '../core/snapshot/snapshot';
import type { BoardAnswer, RunningWork } from '../protocol/board';
import type { EngineState } from './engine/engineClient';
import type { Listen } from './events/emitter';
import type { JournalNode } from './journal/journalNodes';
import type { LinkDrops } from './tree/linkDrops';
import type { LifecycleNode } from './tree/nodes';

/**
 * What `activate` returns: the state behind the views, for the project's own tests in a real editor. No promise is
 * made to other extensions.
 */
export interface Api {
  /** Resolves when the projects have been read for the first time, or could not be. */
  whenReady(): Promise<void>;
  /** Something that the functions below tell has changed. */
  readonly onDidChange: Listen<undefined>;
  projects(): readonly ProjectSnapshot[];
  running(): readonly RunningWork[];
  /** The tree view's nodes. */
  tree(): readonly LifecycleNode[];
  /** Labels of the nodes that are selected in the tree view. */
  selection(): readonly string[];
  /** What the tree makes of drags and drops. */
  readonly drops: Pick<LinkDrops, 'handleDrag' | 'handleDrop'>;
  /** The nodes of the current file's view. */
  currentFile(): readonly LifecycleNode[];
  /** The journal view's lines. */
  journal(): readonly JournalNode[];
  /** Number on the view container's icon. */
  badge(): number;
  /** Texts of the status bar's items; `undefined` while hidden. */
  statusBar(): { readonly file: string | undefined; readonly project: string | undefined };
  board(): { readonly open: boolean; readonly ready: boolean };
  /** Does what the board's page would ask for by that action. */
  actOnBoard(action: unknown): Promise<BoardAnswer | undefined>;
  /** How things stood when `activate` returned, and how long it took. */
  readonly atActivation: { readonly engine: EngineState['kind']; readonly ms: number };
}
