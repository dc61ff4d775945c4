import { say, type Message } from '../text/message';

/** A value as it may be shown and stored: at most the part that tells its kind, and its length. */
export interface Masked {
  /** Beginning that says nothing about the secret itself, such as `AKIA`. */
  readonly shown: string;
  readonly length: number;
}

/** `AKIA…(20 characters)`, as a message. */
export function maskedMessage({ shown, length }: Masked): Message {
  return say('{0}…({1} characters)', shown, length);
}

/** The same within words that nobody translates. */
export function maskedText({ shown, length }: Masked): string {
  return `${shown}…(${length} characters)`;
}
