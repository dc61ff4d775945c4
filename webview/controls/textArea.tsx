import type { JSX } from 'preact';
import { Field, type FieldProps } from './field';

/** A field for a few sentences. */
export function TextArea(props: FieldProps): JSX.Element {
  return <Field {...props} input={(given) => <textarea {...given} rows={3} />} />;
}
