import { say } from '../../text/message';
import { formatPrefix, STRING_START } from './stringToken';
import { TargetReader } from './targetReader';
import type { Shape } from './tokenReader';

/** Reads strings, and the fields of those that have some. */
export abstract class StringReader extends TargetReader {
  protected abstract starExpressions(): Shape;
  protected abstract yieldExpression(): Shape;

  /** Strings side by side are one. */
  protected strings(): Shape {
    const start = this.at;
    let isFormat = false;
    const kinds = new Set<string>();
    for (;;) {
      const { kind, text } = this.token();
      if (kind !== 'string' && kind !== 'string-start') break;
      STRING_START.lastIndex = 0;
      const form = formatPrefix(STRING_START.exec(text)?.[0] ?? text);
      kinds.add(form.isBytes ? 'bytes' : form.isTemplate ? 'template' : 'text');
      if (kinds.size > 1) this.fail(say('Bytes, texts and templates side by side cannot be joined.'));
      isFormat ||= form.isFormat;
      this.at++;
      if (kind === 'string-start') this.#formatString();
    }
    return this.shape(isFormat ? 'format-string' : 'literal', start);
  }

  #formatString(): void {
    for (;;) {
      const { kind } = this.token();
      if (kind === 'string-middle') this.at++;
      else if (kind === 'string-end') break;
      else this.#field();
    }
    this.at++;
  }

  #field(): void {
    this.expect('{');
    if (this.sees('yield')) this.yieldExpression();
    else this.starExpressions();
    if (this.sees('=')) this.documented.add(this.at++);
    if (this.takes('!')) {
      const { text, start } = this.token();
      if (!/^[rsa]$/.test(text) || start !== this.token(-1).end) {
        this.fail(say('A field of an f-string is converted by "!r", "!s" or "!a".'));
      }
      this.at++;
    }
    if (this.takes(':')) {
      while (!this.sees('}')) {
        if (this.token().kind === 'string-middle') this.at++;
        else this.#field();
      }
    }
    this.expect('}');
  }
}
