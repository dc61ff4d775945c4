import type { JSX } from 'preact';
import { useId } from 'preact/hooks';

/** What a field is given that must be filled in rightly. */
export interface FieldProps {
  readonly label: string;
  /** What is asked for, in a sentence. */
  readonly hint?: string;
  readonly value: string;
  /** What is wrong with it, to be said beside it. */
  readonly fault: string | undefined;
  readonly onChange: (value: string) => void;
  /** Gets the focus when its dialog opens. */
  readonly first?: boolean;
}

/** A field for a few sentences. */
export function TextArea({ label, hint, value, fault, onChange, first }: FieldProps): JSX.Element {
  const id = useId();
  return (
    <div class="form-field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <textarea
        id={id}
        class="field"
        rows={3}
        value={value}
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={fault !== undefined}
        data-first={first === true ? '' : undefined}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      <Fault id={`${id}-fault`} text={fault} />
    </div>
  );
}

/** What is wrong with a field, beneath it. */
export function Fault({ id, text }: { readonly id: string; readonly text: string | undefined }): JSX.Element {
  return (
    <p class="field-fault" id={id} role={text === undefined ? undefined : 'alert'}>
      {text}
    </p>
  );
}
