/** Something the machine lacks: shown without a stack trace, with what to do about it. */
export class SetupError extends Error {
  override readonly name = 'SetupError';

  constructor(
    message: string,
    readonly advice: string,
    readonly details = '',
  ) {
    super(message);
  }

  /** What a person reads in the terminal. */
  describe(): string {
    const details = this.details === '' ? '' : `\n\n${this.details.trimEnd()}`;
    return `${this.message}\n${this.advice}${details}`;
  }
}
