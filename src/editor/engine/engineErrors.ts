import type { Message } from '../../core/text/message';

/** The engine cannot do what was asked, for a reason that the user can mend. */
export class EngineRefusal extends Error {
  constructor(
    readonly reason: Message,
    readonly next?: Message,
  ) {
    super(reason.text);
    this.name = 'EngineRefusal';
  }
}

/** The engine met a fault of ours, or is not there; its stack is in the log. */
export class EngineFault extends Error {
  constructor(stack: string) {
    super('The engine met a fault.');
    this.name = 'EngineFault';
    this.stack = stack;
  }
}
