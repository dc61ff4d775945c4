import type { BoardAction } from '../../src/protocol/board';
import { presentProject, type BoardModel } from './boardModel';
import {
  beginTime,
  lookAt,
  play,
  playOn,
  playStep,
  wantedCommits,
  type Counterpart,
  type Moment,
  type TimeModel,
} from './timeModel';

/** What leads through the past needs of the board. */
export interface TimePorts {
  readonly model: () => BoardModel;
  readonly update: (model: BoardModel) => void;
  readonly send: (action: BoardAction) => void;
  /** Calls back after a time: ms; the result calls it off. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

/** Leads through the shown project's past. */
export class TimeTravel {
  readonly #ports: TimePorts;
  #stopPlaying: () => void = () => undefined;

  constructor(ports: TimePorts) {
    this.#ports = ports;
  }

  /** Opens the way through the past, or leaves it. */
  readonly toggle = (): void => {
    const model = this.#ports.model();
    const root = presentProject(model)?.root;
    const time = model.time === undefined && root !== undefined ? beginTime(root) : undefined;
    this.#ports.update({ ...model, time });
    this.askForMoments();
  };

  /** Shows the project as it was, or as it is. */
  readonly lookAt = (moment: Moment): void =>
    this.#travel((time) => lookAt({ ...time, isPlaying: false }, moment));

  /** Goes through the moments by itself, or stops. */
  readonly togglePlay = (): void => {
    this.#stopPlaying();
    this.#travel((time) => (time.isPlaying ? { ...time, isPlaying: false } : play(time)));
    this.#playOn();
  };

  /** Chooses what the shown moment is compared with. */
  readonly compareWith = (counterpart: Counterpart): void =>
    this.#travel((time) => ({ ...time, counterpart }));

  /** Keeps the shown moment to compare others with it. */
  readonly pin = (): void => this.#travel((time) => ({ ...time, pinned: time.at }));

  /** Asks which moments there are. */
  askForMoments(): void {
    const { time, state } = this.#ports.model();
    if (time !== undefined && state?.trusted === true) {
      this.#ports.send({ kind: 'moments', root: time.root });
    }
  }

  /** Asks for what is wanted of the past, one at a time: a slider passes many moments before it rests at one. */
  askForPast(): void {
    const { time, pending } = this.#ports.model();
    if (time === undefined || pending.some(({ action }) => action.kind === 'past')) return;
    const [commit] = wantedCommits(time);
    if (commit !== undefined) this.#ports.send({ kind: 'past', root: time.root, commit });
  }

  #travel(step: (time: TimeModel) => TimeModel): void {
    const model = this.#ports.model();
    if (model.time === undefined) return;
    this.#ports.update({ ...model, time: step(model.time) });
    this.askForPast();
  }

  #playOn(): void {
    const { time } = this.#ports.model();
    if (time?.isPlaying !== true) return;
    this.#stopPlaying = this.#ports.after(playStep(time), () => {
      this.#travel(playOn);
      this.#playOn();
    });
  }
}
