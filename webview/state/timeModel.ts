import type { Revision } from '../../src/core/history/revision';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import type { BoardAction, BoardAnswer } from '../../src/protocol/board';

/** A moment of a project: the id of a commit, or the files as they are. */
export type Moment = string;
export const NOW: Moment = 'now';

/** With which other moment the one that is looked at is compared. */
export type Counterpart = 'now' | 'before' | 'pinned';

/** A way through the past of a project. */
export interface TimeModel {
  readonly root: string;
  /** The oldest first; absent until the host told them. */
  readonly moments?: readonly Revision[];
  /** There are older moments, or there may be. */
  readonly isCut: boolean;
  readonly isShallow: boolean;
  readonly at: Moment;
  /** It goes from one moment to the next by itself. */
  readonly isPlaying: boolean;
  /** What the board shows of the past, perhaps while another moment is on its way. */
  readonly shown?: { readonly commit: string; readonly project: ProjectSnapshot } | undefined;
  /** Absent: now with the moment before, a past moment with now. */
  readonly counterpart?: Counterpart;
  readonly pinned?: Moment;
  /** Projects by commit; the last ones that were asked for. */
  readonly known: ReadonlyMap<string, ProjectSnapshot>;
  /** Commits of which the host could not tell the project. */
  readonly untold: ReadonlySet<string>;
}

/** More would take memory for moments that nobody goes back to. */
const MOST_KNOWN = 60;

const PLAY_MS = 30_000;
const LONGEST_STEP_MS = 600;
/** Thirty moments a second. */
const SHORTEST_STEP_MS = 33;

/** The beginning of a way: now. */
export function beginTime(root: string): TimeModel {
  return {
    root,
    isCut: false,
    isShallow: false,
    at: NOW,
    isPlaying: false,
    known: new Map(),
    untold: new Set(),
  };
}

/** Looks at a moment; one that is known is shown at once. */
export function lookAt(time: TimeModel, at: Moment): TimeModel {
  if (at === NOW) return { ...time, at, shown: undefined };
  const project = time.known.get(at);
  return project === undefined ? { ...time, at } : { ...time, at, shown: { commit: at, project } };
}

/** Begins to go on by itself: from where it is, from the first moment where that is the last. */
export function play(time: TimeModel): TimeModel {
  const from = time.at === NOW ? momentAt(time, 0) : time.at;
  return from === NOW ? time : lookAt({ ...time, isPlaying: true }, from);
}

/** Goes on to the next moment once this one is shown; stops at the last. */
export function playOn(time: TimeModel): TimeModel {
  if (!time.isPlaying || isOnItsWay(time)) return time;
  const next = nextMoment(time);
  return { ...lookAt(time, next), isPlaying: next !== NOW };
}

function nextMoment(time: TimeModel): Moment {
  const later = time.moments?.slice(indexOf(time, time.at) + 1) ?? [];
  return later.find(({ commit }) => !time.untold.has(commit))?.commit ?? NOW;
}

/** How long a moment is shown while it plays: ms. A short history is looked at in peace, a long one in half a minute. */
export function playStep({ moments = [] }: TimeModel): number {
  return Math.min(LONGEST_STEP_MS, Math.max(SHORTEST_STEP_MS, PLAY_MS / Math.max(1, moments.length)));
}

/** What the host tells of the past. */
type PastAnswer = Extract<BoardAnswer, { readonly kind: 'moments' | 'past' }>;

/** Takes in what the host told. */
export function takeAnswer(time: TimeModel, answer: PastAnswer): TimeModel {
  if (answer.root !== time.root) return time;
  if (answer.kind === 'moments') {
    const { moments, isCut, isShallow } = answer;
    const told = { ...time, moments, isCut, isShallow };
    // A rebase may have taken the moment away.
    const isThere = time.at === NOW || moments.some(({ commit }) => commit === time.at);
    return isThere ? told : lookAt({ ...told, isPlaying: false }, NOW);
  }
  const { commit, project } = answer;
  const known = new Map(time.known).set(commit, project);
  for (const old of known.keys()) {
    if (known.size <= MOST_KNOWN) break;
    if (old !== time.at && old !== time.pinned) known.delete(old);
  }
  const untold = without(time.untold, commit);
  return lookAt({ ...time, known, untold }, time.at);
}

/** Goes back to what is shown when the host cannot tell a moment. */
export function takeFailure(time: TimeModel, action: BoardAction): TimeModel {
  if (action.kind !== 'past' || action.root !== time.root) return time;
  const { commit } = action;
  const failed = { ...time, untold: new Set([...time.untold, commit]) };
  return time.at === commit ? lookAt({ ...failed, isPlaying: false }, time.shown?.commit ?? NOW) : failed;
}

/** The commits of which the project is wanted and not known yet, the most wanted first. */
export function wantedCommits(time: TimeModel): readonly string[] {
  const next = time.isPlaying ? [nextMoment(time)] : [];
  const wanted = [time.at, ...next, ...(comparedMoments(time) ?? [])];
  return wanted.filter((moment) => moment !== NOW && !time.known.has(moment) && !time.untold.has(moment));
}

/** Whether the moment that is looked at is not shown yet. */
export function isOnItsWay({ at, shown }: TimeModel): boolean {
  return at !== NOW && shown?.commit !== at;
}

/** How the moment that is looked at is compared: as chosen, where that is possible. */
export function counterpartOf({ at, counterpart, pinned }: TimeModel): Counterpart {
  if (counterpart === 'pinned' && pinned !== undefined && pinned !== at) return 'pinned';
  if (at === NOW) return 'before';
  return counterpart === 'before' ? 'before' : 'now';
}

/** The two moments that are compared, the older first; nothing where the first moment has none before it. */
export function comparedMoments(time: TimeModel): readonly [Moment, Moment] | undefined {
  const { at, pinned = NOW } = time;
  switch (counterpartOf(time)) {
    case 'now':
      return [at, NOW];
    case 'pinned':
      return indexOf(time, pinned) < indexOf(time, at) ? [pinned, at] : [at, pinned];
    case 'before': {
      const before = time.moments?.[indexOf(time, at) - 1];
      return before === undefined ? undefined : [before.commit, at];
    }
  }
}

/** Where a moment stands among all: now comes behind the last commit. */
export function indexOf({ moments = [] }: TimeModel, moment: Moment): number {
  return moment === NOW ? moments.length : moments.findIndex(({ commit }) => commit === moment);
}

/** The moment at a place among all. */
export function momentAt({ moments = [] }: TimeModel, index: number): Moment {
  return moments[index]?.commit ?? NOW;
}

function without<T>(items: ReadonlySet<T>, item: T): ReadonlySet<T> {
  return items.has(item) ? new Set([...items].filter((other) => other !== item)) : items;
}
