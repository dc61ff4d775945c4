import path from 'node:path';
import { placeOfLink } from '../../core/links/artifact';
import type { Place } from '../../core/place/place';
import type { StageSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import type { Localize } from '../text/localize';
import { withoutIcons } from '../text/escapeText';
import { kindWord } from '../../core/links/linkText';
import { artifactIcon } from '../tree/artifactNode';
import type { Choice } from './choices';

/** The artifacts of a stage, to open one. */
export function artifactChoices(stage: StageSnapshot, text: Localize): readonly Choice<Place>[] {
  return stage.artifacts.map((link) => ({
    kind: 'item',
    icon: artifactIcon(link.kind),
    label: withoutIcons(path.posix.basename(link.path)),
    description: [
      text(kindWord(link.kind)),
      ...(link.cell === undefined ? [] : [text(say('cell {0}', link.cell + 1))]),
    ].join(' · '),
    detail: withoutIcons(link.path),
    value: placeOfLink(link),
  }));
}
