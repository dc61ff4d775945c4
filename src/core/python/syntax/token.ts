import type { Message } from '../../text/message';

/**
 * What a token of Python is. An f-string (or t-string) is `string-start`, then its literal pieces as
 * `string-middle` and its replacement fields as ordinary tokens between the operators `{` and `}`, then `string-end`.
 */
export type TokenKind =
  | 'name'
  | 'number'
  | 'string'
  | 'string-start'
  | 'string-middle'
  | 'string-end'
  | 'operator'
  | 'newline'
  | 'indent'
  | 'dedent'
  | 'end';

/** A token with its half-open range of offsets. Those that stand for no characters have an empty one. */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Why a text is not Python, and where. */
export interface SyntaxFault {
  readonly start: number;
  readonly end: number;
  readonly message: Message;
  readonly next?: Message;
}

/** Thrown inside the reader of Python where it can go no further; never leaves it. */
export class SyntaxStop extends Error {
  readonly fault: SyntaxFault;

  constructor(fault: SyntaxFault) {
    super('not Python');
    this.fault = fault;
  }
}
