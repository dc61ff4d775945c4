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

/** What an element that takes the value is given, so that its label, hint and fault are known as its own. */
export interface InputProps {
  readonly id: string;
  readonly class: string;
  readonly value: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
  readonly 'data-first': string | undefined;
  readonly onInput: (event: { readonly currentTarget: { readonly value: string } }) => void;
}

interface FrameProps extends FieldProps {
  readonly input: (props: InputProps) => JSX.Element;
}

/** A label, a hint, what takes the value, and what is wrong with that. */
export function Field({ label, hint, value, fault, onChange, first, input }: FrameProps): JSX.Element {
  const id = useId();
  return (
    <div class="form-field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="quiet" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {input({
        ...{ id, value, class: 'field' },
        'aria-describedby': `${id}-hint ${id}-fault`,
        'aria-invalid': fault !== undefined,
        'data-first': first === true ? '' : undefined,
        onInput: (event) => onChange(event.currentTarget.value),
      })}
      <p class="field-fault" id={`${id}-fault`} role={fault === undefined ? undefined : 'alert'}>
        {fault}
      </p>
    </div>
  );
}
