import type { StageId } from '../../src/core/lifecycle/lifecycle';
import type { ProjectSnapshot, StageSnapshot } from '../../src/core/snapshot/snapshot';
import type { Message, Translations } from '../../src/core/text/message';
import type {
  BoardAction,
  BoardState,
  BoardView,
  Deciding,
  StageColumns,
  ToBoard,
} from '../../src/protocol/board';
import { applyChanges } from '../../src/protocol/boardDiff';
import { linkedText } from '../drops/linkedText';
import { healthNews } from './healthNews';
import { NOW, takeAnswer, takeFailure, type TimeModel } from './timeModel';

/** A request that the host has not answered yet. */
export interface PendingRequest {
  readonly id: number;
  readonly action: BoardAction;
}

/** A request that was refused or went unanswered. */
export interface FailedRequest extends PendingRequest {
  readonly message: Message;
}

/** Everything that the page is drawn from. */
export interface BoardModel {
  /** Absent until the host's first state. */
  readonly state?: BoardState;
  readonly revision: number;
  readonly translations: Translations;
  /** `asking`: a whole state was asked for. `silent`: it did not come in time. */
  readonly host: 'asking' | 'answered' | 'silent';
  /** The chosen project and stage; they may be gone by now. */
  readonly root?: string | undefined;
  readonly stage?: StageId | undefined;
  /** The project from which somebody went back to all of them. */
  readonly left?: string | undefined;
  readonly view: BoardView;
  /** What the columns of the stages board stand for, once that was chosen. */
  readonly columns?: StageColumns | undefined;
  readonly pending: readonly PendingRequest[];
  readonly failed: readonly FailedRequest[];
  /** The way through the past of the shown project; absent while nobody asked for it. */
  readonly time?: TimeModel | undefined;
  /** What is being decided in a dialog. */
  readonly deciding?: Deciding | undefined;
  /** That dialog was open before a reload: it may fit no longer. */
  readonly isReopened?: boolean;
  /** What was done last, for all to read. */
  readonly note?: Message | undefined;
  /** What the last patch changed, for people who cannot see it. */
  readonly news: readonly Message[];
}

/** The page before the host's first word. */
export const FIRST_MODEL: BoardModel = {
  revision: -1,
  translations: {},
  host: 'asking',
  view: 'knot',
  pending: [],
  failed: [],
  news: [],
};

/** A model after a message, and whether a whole state must be asked for. */
export interface Reception {
  readonly model: BoardModel;
  readonly resync: boolean;
}

/** Takes in a message of the host. */
export function receive(model: BoardModel, message: ToBoard): Reception {
  switch (message.type) {
    case 'state': {
      const { state, revision, translations } = message;
      return taken({ ...model, state, revision, translations, host: 'answered', news: [] });
    }
    case 'patch':
      return receivePatch(model, message);
    case 'select':
      return taken({ ...model, root: message.root, stage: message.stage });
    case 'done': {
      const pending = without(model.pending, message.id);
      const { answer } = message;
      if (answer?.kind === 'linked') {
        const action = model.pending.find(({ id }) => id === message.id)?.action;
        const dropped = action?.kind === 'linkFiles' ? action.uris.length : answer.inside;
        return taken({ ...model, pending, note: linkedText(answer, dropped, model.state) });
      }
      const isOfPast = answer?.kind === 'moments' || answer?.kind === 'past';
      if (!isOfPast || model.time === undefined) return taken({ ...model, pending });
      return taken({ ...model, pending, time: takeAnswer(model.time, answer) });
    }
    case 'failed':
      return taken(failRequest(model, message.id, message.message));
  }
}

/** Moves a request from the pending to the failed ones; one that is not pending any more is left alone. */
export function failRequest(model: BoardModel, id: number, message: Message): BoardModel {
  const request = model.pending.find((pending) => pending.id === id);
  if (request === undefined) return model;
  const failed = [...model.failed, { ...request, message }];
  const time = model.time && takeFailure(model.time, request.action);
  return { ...model, pending: without(model.pending, id), failed, time };
}

/** The chosen project as it is now; without a choice the only one. */
export function presentProject(model: BoardModel): ProjectSnapshot | undefined {
  const projects = model.state?.projects ?? [];
  const chosen = projects.find((project) => project.root === model.root);
  return chosen ?? (projects.length === 1 ? projects[0] : undefined);
}

/** The project to show: as it is now, or as it was at the moment that is looked at. */
export function shownProject(model: BoardModel): ProjectSnapshot | undefined {
  const present = presentProject(model);
  return isPast(model) ? (model.time?.shown?.project ?? present) : present;
}

/** Whether the board shows how the project was at a commit. */
export function isPast(model: BoardModel): boolean {
  const { time } = model;
  return time !== undefined && time.at !== NOW && time.root === presentProject(model)?.root;
}

/** The chosen stage of the shown project. */
export function shownStage(model: BoardModel): StageSnapshot | undefined {
  const project = shownProject(model);
  // Another project may have a stage of that name, too.
  if (model.root !== undefined && model.root !== presentProject(model)?.root) return undefined;
  return project?.stages.find((stage) => stage.id === model.stage);
}

function receivePatch(model: BoardModel, patch: Extract<ToBoard, { type: 'patch' }>): Reception {
  const { state } = model;
  // While a whole state is on its way, patches are of no use and no reason to ask again.
  if (state === undefined || model.host === 'asking') return taken(model);
  if (patch.from !== model.revision) return { model: { ...model, host: 'asking' }, resync: true };
  const next = applyChanges(state, patch.changes);
  return taken({
    ...model,
    state: next,
    revision: patch.to,
    host: 'answered',
    news: healthNews(state, next),
  });
}

function taken(model: BoardModel): Reception {
  return { model, resync: false };
}

/** The requests but the one of that id. */
export function without<T extends PendingRequest>(requests: readonly T[], id: number): readonly T[] {
  return requests.filter((request) => request.id !== id);
}
