import { say } from '../../text/message';
import { SimpleStatementReader } from './simpleStatementReader';

/** Reads the blocks of compound statements. */
export abstract class BlockReader extends SimpleStatementReader {
  protected abstract statement(): void;

  protected docstring(): void {
    const { kind, text } = this.token();
    const ends = this.token(1).kind === 'newline' || this.sees(';', 1);
    if (kind === 'string' && ends && !/^[a-z]*b/i.test(text)) this.docstrings.add(this.at);
  }

  /** The block of a compound statement, with its colon. */
  protected block(keyword: string, options: { readonly documents?: boolean } = {}): void {
    if (!this.sees(':')) this.noColon(keyword);
    this.at++;
    if (this.token().kind !== 'newline') {
      this.inlineBlocks.add(this.at - 1);
      if (options.documents === true) this.docstring();
      if (/^(?:if|while|for|try|with|def|class|async|@)$/.test(this.token().text)) this.unexpected();
      this.simpleStatements();
      return;
    }
    this.at++;
    if (this.token().kind !== 'indent') {
      const token = this.token().kind === 'end' ? this.token(-1) : this.token();
      this.fail(
        say('A block must be indented behind "{0}".', keyword),
        token,
        say('Write "pass" for an empty block.'),
      );
    }
    this.at++;
    if (options.documents === true) this.docstring();
    while (this.token().kind !== 'dedent') this.statement();
    this.at++;
  }

  protected noColon(keyword: string): never {
    const { kind } = this.token();
    if (kind === 'newline') this.fail(say('A colon is missing at the end of this line.'), this.token());
    if (this.sees('=')) {
      this.fail(
        say('"=" assigns: it cannot stand behind "{0}".', keyword),
        this.token(),
        say('Write "==" to compare.'),
      );
    }
    return this.unexpected();
  }
}
