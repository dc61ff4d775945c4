import { say } from '../../../text/message';
import type { Fault } from '../../outcomes';
import type { CheckWorld } from '../../world/checkWorld';
import { openReference } from '../reference/openReference';
import { columnRule, type ColumnRule, type ColumnType } from './columnRule';
import { referenceRules } from './referenceRules';

/** What the project file says of columns, by their names, and the stored reference that it names. */
export interface Expectations {
  readonly columns: Readonly<Record<string, ColumnRule | ColumnType>>;
  readonly reference?: string | undefined;
}

interface Rules {
  readonly kind: 'rules';
  readonly rules: Readonly<Record<string, ColumnRule>>;
}

/** What is expected of each column: as the stored reference has it, unless the project file says otherwise. */
export async function expectedRules(
  { columns, reference }: Expectations,
  world: CheckWorld,
): Promise<Rules | { readonly kind: 'faults'; readonly faults: readonly Fault[] }> {
  const written = Object.entries(columns).map(([name, rule]): [string, ColumnRule] => {
    return [name, typeof rule === 'string' ? columnRule.parse({ type: rule }) : rule];
  });
  if (reference === undefined) {
    if (written.length > 0) return { kind: 'rules', rules: Object.fromEntries(written) };
    const message = say('Neither "columns" nor "reference" says what is expected.');
    return { kind: 'faults', faults: [{ message, next: say('Name columns, or a stored reference.') }] };
  }
  const opened = await openReference(reference, world);
  if (opened.kind === 'faults') return opened;
  const stored = opened.kind === 'stored' ? referenceRules(opened.profile) : {};
  const named = new Set(written.map(([name]) => name.toLowerCase()));
  const kept = Object.entries(stored).filter(([name]) => !named.has(name.toLowerCase()));
  return { kind: 'rules', rules: Object.fromEntries([...kept, ...written]) };
}
