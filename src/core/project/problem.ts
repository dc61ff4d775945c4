import type { Place } from '../place/place';
import type { Message } from '../text/message';

/** Something wrong in a file that people or tools wrote: what, where, and what to do next. */
export interface Problem extends Place {
  /** Stable machine name, for filtering and for quick fixes: `unknown-stage`, `not-yaml` … */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: Message;
  /** The next step to take. */
  readonly next?: Message;
  /** What the offending text should probably be ("did you mean"): a quick fix replaces `range` by it. */
  readonly suggestion?: string;
  /** The word that `suggestion` is for, where it stands somewhere in `range`, or in the tags of the cell. */
  readonly misspelt?: string;
}
