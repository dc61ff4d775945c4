import { artifactKind } from '../../core/links/artifactKind';
import { declaredAtText } from '../../core/suggestions/declaredAtText';
import { doubtsOf } from '../../core/suggestions/doubts';
import type { SuggestedLink } from '../../core/suggestions/suggestion';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import { withoutIcons } from '../text/escapeText';
import type { Localize } from '../text/localize';
import { artifactIcon } from '../tree/artifactNode';
import type { Choice } from './choices';

/** Where a layout is declared. */
const LAYOUT = '.';

/**
 * Suggested links under the files that declare them, those of a layout of folders last. What anything speaks against is
 * left out at first.
 */
export function suggestionChoices(
  suggested: readonly SuggestedLink[],
  { stages }: Pick<ProjectSnapshot, 'stages'>,
  text: Localize,
): readonly Choice<SuggestedLink>[] {
  const titles = new Map(stages.map(({ id, title }) => [id, text({ text: title })]));
  const titleOf = (stage: string): string => titles.get(stage) ?? stage;
  const declaring = suggested.map(({ source }) => source.path).filter((path) => path !== LAYOUT);
  const sources = [...new Set(declaring)].sort().concat(LAYOUT);
  return sources.flatMap((path): readonly Choice<SuggestedLink>[] => {
    const own = suggested.filter(({ source }) => source.path === path);
    if (own.length === 0) return [];
    const label = path === LAYOUT ? text(say('Layout of the folders')) : withoutIcons(path);
    return [
      { kind: 'separator', label },
      ...own.map((link): Choice<SuggestedLink> => {
        const doubts = doubtsOf(link, titleOf).map(text);
        const at = path === LAYOUT ? [] : [declaredAtText(link.source)];
        return {
          kind: 'item',
          icon: artifactIcon(artifactKind(link.path)),
          label: withoutIcons(link.path),
          description: withoutIcons([titleOf(link.stage), ...at, ...doubts].join(' · ')),
          detail: withoutIcons(text(link.reason)),
          value: link,
          isLeftOut: doubts.length > 0,
        };
      }),
    ];
  });
}
