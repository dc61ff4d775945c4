import type { Place } from '../../core/place/place';
import { say } from '../../core/text/message';
import type { Localize } from '../text/localize';
import { plainLine } from '../../core/text/plainLine';
import type { NodeDraft } from './nodes';

/** What a screen reader says of a node: its parts, the empty ones left out. */
export function accessible(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/** A place for people: lines and cells count from one. */
export function placeText(place: Place, text: Localize): string {
  const line = place.range === undefined ? '' : `:${place.range.start.line + 1}`;
  if (place.cell === undefined) return plainLine(`${place.path}${line}`);
  return text(say('{0}, cell {1}', plainLine(place.path), place.cell + 1)) + line;
}

/** At most `most` of the nodes, and one that stands for the rest. */
export function limited(
  drafts: readonly NodeDraft[],
  most: number,
  of: { readonly root: string; readonly stage?: string },
  text: Localize,
): readonly NodeDraft[] {
  if (drafts.length <= most) return drafts;
  const label = text(say('{0} more…', drafts.length - most));
  const more: NodeDraft = {
    key: 'more',
    subject: { kind: 'more', ...of },
    label,
    description: '',
    icon: { name: 'ellipsis' },
    tooltip: '',
    accessibleName: label,
    expanded: false,
    abilities: [],
    children: [],
  };
  return [...drafts.slice(0, most), more];
}
