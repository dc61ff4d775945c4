/**
 * A sentence for people: an English template that is also its key in the translation bundle, and what fills
 * its `{0}`, `{1}` … The same convention as VS Code's `l10n.t`, so one bundle serves every surface.
 */
export interface Message {
  readonly text: string;
  readonly args?: readonly (string | number)[];
}

/** Translated templates by their English template. */
export type Translations = Readonly<Record<string, string>>;

/** Makes a message; the template must be a literal, so that the bundle can be collected from the sources. */
export function say(text: string, ...args: readonly (string | number)[]): Message {
  return args.length === 0 ? { text } : { text, args };
}

/** Renders a message in the language of `translations`, in English without them. */
export function render(message: Message, translations: Translations = {}): string {
  const template = translations[message.text] ?? message.text;
  const { args } = message;
  if (args === undefined) return template;
  return template.replace(/\{(\d+)\}/g, (whole, index: string) => {
    const value = args[Number(index)];
    return value === undefined ? whole : String(value);
  });
}
