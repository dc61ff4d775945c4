import type { Message } from '../../core/text/message';

/** A step that a notice can offer as a button. */
export type NoticeAction = 'manageTrust' | 'setUpProject' | 'openFolder';

/** A command cannot go on, for a reason that the user can mend: shown, with the next step, and not logged as a fault. */
export class Notice extends Error {
  constructor(
    readonly reason: Message,
    readonly next?: Message,
    readonly action?: NoticeAction,
  ) {
    super(reason.text);
    this.name = 'Notice';
  }
}

/** The user changed their mind: nothing is shown. */
export class Cancelled extends Error {
  constructor() {
    super('Cancelled');
    this.name = 'Cancelled';
  }
}
