import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

/** What a choice of one among few is given. */
export interface RadioListProps<T extends string> {
  readonly label: string;
  readonly value: T | undefined;
  readonly options: readonly {
    readonly value: T;
    readonly text: string;
    readonly more?: ComponentChildren;
  }[];
  readonly onChange: (value: T) => void;
}

/** A choice of one, all of which are seen at once. */
export function RadioList<T extends string>(props: RadioListProps<T>): JSX.Element {
  const { label, value, options, onChange } = props;
  const name = useId();
  return (
    <fieldset class="radio-list">
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            data-first={option.value === value ? '' : undefined}
            onChange={() => onChange(option.value)}
          />
          <span>{option.text}</span>
          {option.more}
        </label>
      ))}
    </fieldset>
  );
}
