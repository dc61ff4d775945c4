import type { Wish } from '../../core/journal/wish';
import { say } from '../../core/text/message';
import type { EngineRequests } from '../../protocol/engine';
import type { EngineClient } from '../engine/engineClient';
import { requireTrust } from '../tasks/checksRunner';

/** Throws a notice in Restricted Mode: the author's name is git's to tell, which is not started there. */
export function requireTrustToDecide(): void {
  requireTrust(say('Decisions are not taken in Restricted Mode.'));
}

/** Decides on a wish and records it in the journal, for commands and the board alike; what is wrong with it is refused. */
export function takeDecision(
  engine: Pick<EngineClient, 'request'>,
  root: string,
  wish: Wish,
): Promise<EngineRequests['decide']['result']> {
  requireTrustToDecide();
  return engine.request('decide', { root, wish });
}
