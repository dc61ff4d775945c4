import type { Message } from '../../text/message';
import { SyntaxStop, type Token, type TokenKind } from './token';

/** A place in a text, and the tokens before it. */
export abstract class TokenCursor {
  protected readonly text: string;
  protected readonly tokens: Token[] = [];
  protected at = 0;

  constructor(text: string) {
    this.text = text;
  }

  protected endOfLine(from = this.at): number {
    for (let end = from; ; end++) if (/^[\r\n]?$/.test(this.text.charAt(end))) return end;
  }

  protected stop(length: number, message: Message, next?: Message): never {
    const place = { start: this.at, end: Math.min(this.at + length, this.text.length) };
    throw new SyntaxStop({ ...place, message, ...(next === undefined ? {} : { next }) });
  }

  protected add(kind: TokenKind, length: number): void {
    const start = this.at;
    this.at += length;
    this.tokens.push({ kind, start, end: this.at, text: this.text.slice(start, this.at) });
  }

  protected matches(form: RegExp): boolean {
    form.lastIndex = this.at;
    return form.test(this.text);
  }

  protected length(form: RegExp): number {
    form.lastIndex = this.at;
    return form.exec(this.text)?.[0].length ?? 1;
  }
}
