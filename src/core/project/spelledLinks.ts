import type { StageId } from '../lifecycle/lifecycle';
import { shown } from '../lifecycle/lifecycleProblem';
import { escapeGlob, isGlob, unescapeGlob } from '../links/globs';
import type { Range } from '../place/place';
import { say } from '../text/message';
import type { Problem } from './problem';
import { PROJECT_FILE } from './project';
import { readSource } from './readSource';
import { valueRange } from './sourceText';
import { entryOf, nodeAt } from './yamlTree';

/** A link that the project file spells as a path. */
export interface SpelledLink {
  readonly stage: StageId;
  readonly path: string;
  /** The scalar, with its quotes. */
  readonly range: Range;
  /** The scalar as it is written. */
  readonly written: string;
}

/** The links of a project file that are no globs, in their order. */
export function spelledLinks(text: string): readonly SpelledLink[] {
  const source = readSource(text);
  const { root } = source;
  const stages = root && nodeAt(root, ['stages']);
  if (root === undefined || stages?.kind !== 'map') return [];
  return [...stages.entries.keys()].flatMap((stage) => {
    const links = entryOf(nodeAt(root, ['stages', stage]), 'links')?.value;
    if (links?.kind !== 'list') return [];
    return links.items.flatMap((item, index): SpelledLink[] => {
      const range = valueRange(source, root, ['stages', stage, 'links', index]);
      if (item.kind !== 'scalar' || typeof item.value !== 'string' || range === undefined) return [];
      if (item.value.startsWith('!') || isGlob(item.value)) return [];
      const written = source.text.slice(...item.span);
      return [{ stage, path: unescapeGlob(item.value), range, written }];
    });
  });
}

/** A link leads to a file that was moved outside the editor; a quick fix writes its new path. */
export function movedLink({ stage, path, range, written }: SpelledLink, to: string): Problem {
  const pattern = escapeGlob(to);
  const isQuoted = /^["']/.test(written) || !/^[\w./-]+$/.test(pattern);
  return {
    path: PROJECT_FILE,
    range,
    code: 'moved-link',
    severity: 'warning',
    message: say('{0} is linked to {1}, but it was moved to {2}.', shown(path), stage, shown(to)),
    next: say('Write its new path.'),
    suggestion: isQuoted ? JSON.stringify(pattern) : pattern,
  };
}
