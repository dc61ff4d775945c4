import { say } from '../../../text/message';
import type { Fault } from '../../outcomes';
import type { CheckWorld } from '../../world/checkWorld';
import { openTable, type Table } from '../openTable';
import { referencePath, referenceSource, type ReferenceParameter } from './referenceName';
import { parseProfile, type ReferenceProfile } from './referenceProfile';

/** What later data is compared with: a table, or a stored reference. */
export type OpenReference =
  | { readonly kind: 'data'; readonly table: Table }
  | { readonly kind: 'stored'; readonly profile: ReferenceProfile; readonly path: string };

/** Opens what a parameter names as reference; whatever stops that is a fault. */
export async function openReference(
  given: ReferenceParameter,
  world: CheckWorld,
): Promise<OpenReference | { readonly kind: 'faults'; readonly faults: readonly Fault[] }> {
  const source = referenceSource(given);
  if (source.kind === 'data') {
    const table = await openTable(source.patterns, world);
    return table.kind === 'faults' ? table : { kind: 'data', table };
  }
  const path = referencePath(source.name);
  const content = await world.readText(path);
  const reading =
    content.kind === 'text'
      ? parseProfile(content.text)
      : ({ kind: 'unusable', reason: content.reason } as const);
  if (reading.kind === 'profile') return { kind: 'stored', profile: reading.profile, path };
  const message = say('The stored reference {0} cannot be used: {1}.', path, reading.reason);
  const next = say(
    'Write it with "ml-lifecycle reference {0} FILE", or name a file with its ending.',
    source.name,
  );
  return { kind: 'faults', faults: [{ path, message, next }] };
}
