import { say } from '../../text/message';
import { AssignmentReader } from './assignmentReader';
import { identifier } from './tokenReader';

/** https://docs.python.org/3/library/__future__.html */
const FEATURES: ReadonlySet<string> = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
]);

/** Reads imports, those from `__future__` among them. */
export abstract class ImportReader extends AssignmentReader {
  /** Whether `from __future__ import` may still come. */
  #mayImportFuture = true;

  protected noFutureAnyMore(): void {
    this.#mayImportFuture = false;
  }

  protected importStatement(): void {
    this.at++;
    do {
      const first = this.name();
      while (this.takes('.')) this.name();
      if (this.takes('as')) this.boundName();
      else this.scopes.assign(identifier(first), first);
    } while (this.takes(','));
  }

  protected fromStatement(): void {
    this.at++;
    const isFuture = this.sees('__future__') && this.sees('import', 1);
    const dots = this.at;
    while (this.takes('.') || this.takes('...'));
    if (!this.sees('import') || this.at === dots) {
      this.name();
      while (this.takes('.')) this.name();
    }
    if (isFuture && !this.#mayImportFuture) {
      this.fail(say('Imports from __future__ must come first in a file.'), this.tokenAt(dots - 1));
    }
    if (!isFuture) this.noFutureAnyMore();
    this.expect('import');
    if (this.sees('*')) {
      if (this.scopes.kind !== 'module' || isFuture)
        this.fail(say('"import *" stands at the top of a file only.'));
      this.at++;
      return;
    }
    const opening = this.at;
    const inBrackets = this.takes('(');
    let count = 0;
    do {
      if (inBrackets && count > 0 && this.sees(')')) {
        this.redundant.add(this.at - 1);
        break;
      }
      this.#importedName(isFuture);
      count++;
    } while (this.takes(','));
    if (!inBrackets) return;
    this.redundant.add(opening).add(this.at);
    this.expect(')');
  }

  #importedName(isFuture: boolean): void {
    const token = this.name();
    if (isFuture && !FEATURES.has(token.text)) {
      this.fail(say('__future__ has no feature "{0}".', token.text), token);
    }
    if (this.takes('as')) this.boundName();
    else this.scopes.assign(identifier(token), token);
  }
}
