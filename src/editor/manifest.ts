/** A command as package.json declares it. */
export interface CommandEntry {
  readonly id: string;
  /** Whether the command palette lists it; the others need to know what they were called on. */
  readonly palette: boolean;
  readonly icon?: string;
}

/** Every command, by the name that the code uses. Titles stand in package.nls.json as `command.<name>`. */
export const COMMANDS = {
  setUpProject: { id: 'mlLifecycle.setUpProject', palette: true, icon: '$(add)' },
  openBoard: { id: 'mlLifecycle.openBoard', palette: true, icon: '$(type-hierarchy)' },
  runCheck: { id: 'mlLifecycle.runCheck', palette: true },
  runStage: { id: 'mlLifecycle.runStage', palette: true },
  runAll: { id: 'mlLifecycle.runAll', palette: true, icon: '$(run-all)' },
  showStage: { id: 'mlLifecycle.showStage', palette: true },
  openProjectFile: { id: 'mlLifecycle.openProjectFile', palette: true, icon: '$(go-to-file)' },
  linkFile: { id: 'mlLifecycle.linkFile', palette: true },
  unlinkFile: { id: 'mlLifecycle.unlinkFile', palette: true },
  linkCell: { id: 'mlLifecycle.linkCell', palette: true, icon: '$(link)' },
  unlinkCell: { id: 'mlLifecycle.unlinkCell', palette: true },
  suggestLinks: { id: 'mlLifecycle.suggestLinks', palette: true },
  openStage: { id: 'mlLifecycle.openStage', palette: true, icon: '$(split-horizontal)' },
  newNotebook: { id: 'mlLifecycle.newNotebook', palette: true, icon: '$(notebook)' },
  advanceWheel: { id: 'mlLifecycle.advanceWheel', palette: true },
  returnToStage: { id: 'mlLifecycle.returnToStage', palette: true },
  verifyCheck: { id: 'mlLifecycle.verifyCheck', palette: true },
  waiveCheck: { id: 'mlLifecycle.waiveCheck', palette: true },
  withdrawWaiver: { id: 'mlLifecycle.withdrawWaiver', palette: true },
  compareChecked: { id: 'mlLifecycle.compareChecked', palette: true },
  filterJournal: { id: 'mlLifecycle.filterJournal', palette: true, icon: '$(filter)' },
  clearJournalFilter: { id: 'mlLifecycle.clearJournalFilter', palette: false, icon: '$(filter-filled)' },
  showEntry: { id: 'mlLifecycle.showEntry', palette: false },
  openEntryCommit: { id: 'mlLifecycle.openEntryCommit', palette: false, icon: '$(git-commit)' },
  createReport: { id: 'mlLifecycle.createReport', palette: true },
  refresh: { id: 'mlLifecycle.refresh', palette: true, icon: '$(refresh)' },
  showLog: { id: 'mlLifecycle.showLog', palette: true },
  runNode: { id: 'mlLifecycle.runNode', palette: false, icon: '$(play)' },
  stopNode: { id: 'mlLifecycle.stopNode', palette: false, icon: '$(debug-stop)' },
  openNode: { id: 'mlLifecycle.openNode', palette: false, icon: '$(go-to-file)' },
  unlinkNode: { id: 'mlLifecycle.unlinkNode', palette: false, icon: '$(close)' },
  showNodeOnBoard: { id: 'mlLifecycle.showNodeOnBoard', palette: false, icon: '$(type-hierarchy)' },
  fileActions: { id: 'mlLifecycle.fileActions', palette: false },
  projectActions: { id: 'mlLifecycle.projectActions', palette: false },
} as const satisfies Readonly<Record<string, CommandEntry>>;
export type CommandName = keyof typeof COMMANDS;

/** A setting as package.json declares it. Its description stands in package.nls.json as `setting.<name>`. */
export interface SettingEntry {
  readonly key: string;
  readonly type: 'boolean' | 'string' | 'integer';
  readonly default: boolean | string | number;
}

/** Every setting, by its name below `mlLifecycle`. */
export const SETTINGS = {
  openBoardOnStartup: { key: 'mlLifecycle.openBoardOnStartup', type: 'boolean', default: false },
  python: { key: 'mlLifecycle.python', type: 'string', default: '' },
  maxParallelChecks: { key: 'mlLifecycle.maxParallelChecks', type: 'integer', default: 0 },
  explorerDecorations: { key: 'mlLifecycle.explorerDecorations', type: 'boolean', default: true },
  codeLens: { key: 'mlLifecycle.codeLens', type: 'boolean', default: true },
  followEditor: { key: 'mlLifecycle.followEditor', type: 'boolean', default: false },
} as const satisfies Readonly<Record<string, SettingEntry>>;

/** Keys of `when` clauses that the extension sets. */
export const CONTEXT_KEYS = {
  /** `starting`, `ready` or `failed`. */
  engine: 'mlLifecycle.engine',
  /** Whether the workspace has a project. */
  hasProjects: 'mlLifecycle.hasProjects',
  /** What the view of the current file has to show: `none` without a file, `outside` every project, `unlinked`, `unsaved` where it is unlinked as it was saved, `linked`. */
  currentFile: 'mlLifecycle.currentFile',
  /** Whether the journal shows a part of its entries. */
  journalFiltered: 'mlLifecycle.journalFiltered',
} as const;

/** Theme colours of our own: where no colour of the themes has the meaning and stands out enough. */
export const COLORS = {
  stale: 'mlLifecycle.staleForeground',
  wheel1: 'mlLifecycle.wheel1Foreground',
  wheel2: 'mlLifecycle.wheel2Foreground',
  wheel3: 'mlLifecycle.wheel3Foreground',
  wheel4: 'mlLifecycle.wheel4Foreground',
  wheel5: 'mlLifecycle.wheel5Foreground',
  wheel6: 'mlLifecycle.wheel6Foreground',
} as const;

/** Colours of wheels, in the lifecycle's order. */
export const WHEEL_COLORS: readonly string[] = [
  COLORS.wheel1,
  COLORS.wheel2,
  COLORS.wheel3,
  COLORS.wheel4,
  COLORS.wheel5,
  COLORS.wheel6,
];

/** Views and panels by their ids. */
export const VIEWS = {
  container: 'mlLifecycle',
  lifecycle: 'mlLifecycle.lifecycle',
  currentFile: 'mlLifecycle.currentFile',
  journal: 'mlLifecycle.journal',
  board: 'mlLifecycle.board',
} as const;

/** Schemes of documents that are texts of the past, or made from files. */
export const SCHEMES = {
  /** Inputs of checks to compare. */
  checked: 'ml-lifecycle-checked',
  /** What git shows of a commit. */
  commit: 'ml-lifecycle-commit',
} as const;

/** The type of our tasks. */
export const TASK_TYPE = 'ml-lifecycle';

/** What `contextValue`s of tree nodes are made of; package.json's menus match them by these words. */
export const NODE_CONTEXTS = [
  'project',
  'wheel',
  'stage',
  'check',
  'finding',
  'artifact',
  'problem',
  'group',
  'more',
] as const;

/** What `contextValue`s of the journal's lines are. */
export const JOURNAL_CONTEXTS = ['entry', 'older'] as const;

/** What can be done with a tree node, the rest of its `contextValue`. */
export const NODE_ABILITIES = [
  'runnable',
  'running',
  'openable',
  /** Work can be sent back to it. */
  'returnable',
  /** Stale evidence that somebody may answer for. */
  'verifiable',
  'waivable',
  'waived',
  /** An input of it is another than when it was checked. */
  'comparable',
] as const;
