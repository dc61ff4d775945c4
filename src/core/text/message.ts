/**
 * A sentence for people: an English template that is also its key in the translation bundle, and what fills
 * its `{0}`, `{1}` … The same convention as VS Code's `l10n.t`, so one bundle serves every surface.
 */
export interface Message {
  readonly text: string;
  readonly args?: readonly MessageArgument[];
}

/** A message within a message is translated by itself. */
export type MessageArgument = string | number | Message;

/** Translated templates by their English template. */
export type Translations = Readonly<Record<string, string>>;

/** Makes a message; the template must be a literal, so that the bundle can be collected from the sources. */
export function say(text: string, ...args: readonly MessageArgument[]): Message {
  return args.length === 0 ? { text } : { text, args };
}

/** The template of words that are nobody's to translate. */
const VERBATIM = '{0}';

/** Makes a message of somebody else's words: shown as they are. */
export function verbatim(words: string): Message {
  return { text: VERBATIM, args: [words] };
}

/** Renders a message in the language of `translations`, in English without them. */
export function render(message: Message, translations: Translations = {}): string {
  const { text, args } = message;
  const isTranslated = text !== VERBATIM && Object.hasOwn(translations, text);
  const template = isTranslated ? (translations[text] ?? text) : text;
  if (args === undefined) return template;
  return template.replace(/\{(\d+)\}/g, (whole, index: string) => {
    const value = args[Number(index)];
    if (value === undefined) return whole;
    return typeof value === 'object' ? render(value, translations) : String(value);
  });
}
