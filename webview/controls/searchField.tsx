import type { JSX } from 'preact';

/** What a search field is given. */
export interface SearchFieldProps {
  readonly label: string;
  /** Shown while it is empty. */
  readonly hint: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A field for words to look for. The toolkit's text field has no clear button and does not announce itself as search. */
export function SearchField({ label, hint, value, onChange }: SearchFieldProps): JSX.Element {
  return (
    <input
      type="search"
      class="field search"
      aria-label={label}
      placeholder={hint}
      value={value}
      maxLength={200}
      spellcheck={false}
      onInput={(event) => onChange(event.currentTarget.value)}
    />
  );
}
