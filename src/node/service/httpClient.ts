import type { HttpAnswer, HttpQuery } from '../../core/checks/world/httpQuery';
import { say } from '../../core/text/message';

/** The network by Node's own client. */
export class HttpClient implements HttpQuery {
  get(): Promise<HttpAnswer> {
    return Promise.resolve({ kind: 'refused', reason: say('not written yet') });
  }
}
