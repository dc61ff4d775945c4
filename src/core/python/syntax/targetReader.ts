import { say } from '../../text/message';
import { assignTarget } from './targets';
import { identifier, TokenReader, type Shape } from './tokenReader';

/** Takes what was read as an expression for what is assigned to. */
export abstract class TargetReader extends TokenReader {
  /** Makes a target of what was read; fails where nothing can be assigned to it. Gives the names it binds. */
  protected assigned(target: Shape): readonly string[] {
    const { names, attributes, fault } = assignTarget(target);
    if (fault !== undefined) this.failAt(fault.shape, fault.message, fault.next);
    for (const token of attributes.map((index) => this.tokenAt(index))) {
      if (token.text === '__debug__') this.fail(say('Nothing can be assigned to __debug__.'), token);
    }
    return names.map((index) => {
      const token = this.tokenAt(index);
      this.scopes.assign(identifier(token), token);
      return identifier(token);
    });
  }

  /** Notes that the parentheses around a whole expression carry no meaning. */
  protected withoutParentheses({ kind, start, end, items }: Shape): void {
    if (this.tokenAt(start).text !== '(') return;
    const isGroup = kind === 'group' && items[0]?.kind !== 'yield';
    if (!isGroup && !(kind === 'tuple' && items.length > 0 && this.tokenAt(end - 1).text === ')')) return;
    // (a), (b) begins and ends with parentheses too.
    if (kind === 'tuple' && items[0]?.start === start) return;
    this.redundant.add(start).add(end - 1);
  }
}
