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

/** What a list of nodes is made of. */
export interface Limit<T> {
  readonly items: readonly T[];
  readonly most: number;
  readonly make: (item: T) => NodeDraft;
  /** Whose list it is. */
  readonly of: { readonly root: string; readonly stage?: string };
}

/** The nodes of a list, at most so many, and one that stands for the rest. */
export function limited<T>({ items, most, make, of }: Limit<T>, text: Localize): readonly NodeDraft[] {
  const drafts = items.slice(0, most).map(make);
  if (items.length <= most) return drafts;
  return [...drafts, moreDraft('more', text(say('{0} more…', items.length - most)), of)];
}

/** Stands for artifacts that the window leaves out of its lists. */
export function hiddenDraft(root: string, stage: string, count: number, text: Localize): NodeDraft {
  return moreDraft('hidden', text(say('{0} hidden by files.exclude', count)), { root, stage });
}

function moreDraft(key: string, label: string, of: Limit<unknown>['of']): NodeDraft {
  return {
    key,
    subject: { kind: 'more', ...of },
    label,
    description: '',
    icon: { name: 'ellipsis' },
    tooltip: () => '',
    accessibleName: label,
    expanded: false,
    abilities: [],
  };
}
