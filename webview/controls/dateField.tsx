import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { Fault, type FieldProps } from './textArea';

/** What a field for a day is given; days are written `YYYY-MM-DD`. */
export interface DateFieldProps extends FieldProps {
  readonly earliest: string;
}

/** A field for a day. The toolkit has none. */
export function DateField({ label, hint, value, fault, earliest, onChange }: DateFieldProps): JSX.Element {
  const id = useId();
  return (
    <div class="form-field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <input
        type="date"
        id={id}
        class="field"
        value={value}
        min={earliest}
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={fault !== undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <Fault id={`${id}-fault`} text={fault} />
    </div>
  );
}
