import type { JSX } from 'preact';
import { Field, type FieldProps } from './field';

/** What a field for a day is given; days are written `YYYY-MM-DD`. */
export interface DateFieldProps extends FieldProps {
  readonly earliest: string;
}

/** A field for a day. The toolkit has none. */
export function DateField({ earliest, ...props }: DateFieldProps): JSX.Element {
  return <Field {...props} input={(given) => <input {...given} type="date" min={earliest} />} />;
}
