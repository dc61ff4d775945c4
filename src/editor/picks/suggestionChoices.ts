import { artifactKind } from '../../core/links/artifactKind';
import { declaredAtText } from '../../core/suggestions/declaredAtText';
import type { SuggestedLink } from '../../core/suggestions/suggestion';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import { withoutIcons } from '../text/escapeText';
import type { Localize } from '../text/localize';
import { artifactIcon } from '../tree/artifactNode';
import type { Choice } from './choices';

/** Suggested links under the files that declare them. */
export function suggestionChoices(
  suggested: readonly SuggestedLink[],
  { stages }: Pick<ProjectSnapshot, 'stages'>,
  text: Localize,
): readonly Choice<SuggestedLink>[] {
  const titles = new Map(stages.map(({ id, title }) => [id, text({ text: title })]));
  const sources = [...new Set(suggested.map(({ source }) => source.path))].sort();
  return sources.flatMap((path): readonly Choice<SuggestedLink>[] => {
    const own = suggested.filter(({ source }) => source.path === path);
    const label = path === '.' ? text(say('Layout of the folders')) : withoutIcons(path);
    return [
      { kind: 'separator', label },
      ...own.map((link): Choice<SuggestedLink> => {
        const stage = titles.get(link.stage) ?? link.stage;
        const at = path === '.' ? [] : [declaredAtText(link.source)];
        return {
          kind: 'item',
          icon: artifactIcon(artifactKind(link.path)),
          label: withoutIcons(link.path),
          description: withoutIcons([stage, ...at].join(' · ')),
          detail: withoutIcons(text(link.reason)),
          value: link,
        };
      }),
    ];
  });
}
