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

/** The beginning of a way: now. */
export function beginTime(root: string): TimeModel {
  return { root, isCut: false, isShallow: false, at: NOW, known: new Map(), untold: new Set() };
}

/** Looks at a moment; one that is known is shown at once. */
export function lookAt(time: TimeModel, at: Moment): TimeModel {
  if (at === NOW) return { ...time, at, shown: undefined };
  const project = time.known.get(at);
  return project === undefined ? { ...time, at } : { ...time, at, shown: { commit: at, project } };
}

/** Takes in what the host told. */
export function takeAnswer(time: TimeModel, answer: BoardAnswer): TimeModel {
  if (answer.root !== time.root) return time;
  if (answer.kind === 'moments') {
    const { moments, isCut, isShallow } = answer;
    const told = { ...time, moments, isCut, isShallow };
    // A rebase may have taken the moment away.
    const isThere = time.at === NOW || moments.some(({ commit }) => commit === time.at);
    return isThere ? told : lookAt(told, NOW);
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
  return time.at === commit ? lookAt(failed, time.shown?.commit ?? NOW) : failed;
}

/** The commits of which the project is wanted and not known yet, the most wanted first. */
export function wantedCommits(time: TimeModel): readonly string[] {
  const wanted = [time.at, ...(comparedMoments(time) ?? [])];
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
