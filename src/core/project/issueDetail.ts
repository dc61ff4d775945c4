import type { Message } from '../text/message';
import type { Problem } from './problem';

/** What a rule of a schema has to say of a wrong value, beyond what its type says. */
export interface IssueDetail extends Pick<Problem, 'code'> {
  readonly message: Message;
  readonly next?: Message;
  /** What the value should probably be. */
  readonly suggestion?: string;
}
