import path from 'node:path';
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
  return stage.artifacts.map(({ path: file, kind, cell }) => ({
    kind: 'item',
    icon: artifactIcon(kind),
    label: withoutIcons(path.posix.basename(file)),
    description: [
      text(kindWord(kind)),
      ...(cell === undefined ? [] : [text(say('cell {0}', cell + 1))]),
    ].join(' · '),
    detail: withoutIcons(file),
    value: { path: file, ...(cell === undefined ? {} : { cell }) },
  }));
}
