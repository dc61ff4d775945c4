import {
  render,
  say,
  type Message,
  type MessageArgument,
  type Translations,
} from '../../src/core/text/message';

/** Sentences in the reader's language. */
export interface Texts {
  /** A sentence of the page; the template must be a literal. */
  readonly t: (template: string, ...args: readonly MessageArgument[]) => string;
  /** A message of the snapshot. */
  readonly said: (message: Message) => string;
  /** Short parts of a line, separated as everywhere in the editor; lines break between parts only. */
  readonly line: (messages: readonly Message[]) => string;
  /** Parts as they are spoken. */
  readonly spoken: (messages: readonly Message[]) => string;
  /** A title or guidance: translated where it is a preset's, as written where it is a project's. */
  readonly titled: (words: string) => string;
}

const NO_BREAK = '\u00a0';

/** Makes sentences with the translations that the host sent. */
export function textsOf(translations: Translations): Texts {
  const said = (message: Message) => render(message, translations);
  return {
    t: (template, ...args) => said(say(template, ...args)),
    said,
    line: (messages) =>
      messages.map((message) => said(message).replaceAll(' ', NO_BREAK)).join(`${NO_BREAK}· `),
    spoken: (messages) => messages.map(said).join(', '),
    titled: (text) => said({ text }),
  };
}
