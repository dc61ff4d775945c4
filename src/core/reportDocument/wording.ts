import { plainLine } from '../text/plainLine';
import { render, type Message, type Translations } from '../text/message';

/** The words of a report in a language: lines of bounded length that any encoding can hold. */
export type Wording = (message: Message) => string;

/** Half of a character that needs two UTF-16 units, without its other half. */
const LONE_HALF = /\p{Surrogate}/gu;

/** Renders messages in the language of `translations`, in English without them. */
export function wordingOf(translations: Translations = {}): Wording {
  return (message) => safeLine(render(message, translations));
}

/** Somebody else's characters as one line that cannot disturb what stands around it. */
export function safeLine(text: string): string {
  return plainLine(text).replace(LONE_HALF, '\ufffd');
}
