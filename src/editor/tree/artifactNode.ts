import path from 'node:path';
import { placeOfLink, type ArtifactKind, type Link } from '../../core/links/artifact';
import { kindWord, originText } from '../../core/links/linkText';
import type { StageOutline } from '../../core/snapshot/outline';
import { say } from '../../core/text/message';
import type { Icon } from '../snapshot/healthIcon';
import type { Localize } from '../text/localize';
import { plainLine } from '../../core/text/plainLine';
import { markdownText } from '../text/escapeText';
import type { DraftMemory } from './draftMemory';
import { accessible, hiddenDraft, limited } from './drafts';
import type { HiddenSource } from './hiddenSource';
import type { NodeDraft } from './nodes';

/** What drafts of artifacts are made with. */
export interface ArtifactMaking {
  readonly hidden: Pick<HiddenSource, 'isHidden'>;
  readonly text: Localize;
  readonly memory: DraftMemory;
}

/** More of one stage are left out: nobody scrolls through them, and other views show them all. */
const MOST_ARTIFACTS = 100;

const ICONS: Readonly<Record<ArtifactKind, string>> = {
  notebook: 'notebook',
  code: 'file-code',
  data: 'database',
  model: 'circuit-board',
  metrics: 'graph',
  document: 'book',
  config: 'gear',
  folder: 'folder',
};

/** The artifacts of a stage, and how many of them the window hides. */
export function artifactDrafts(
  root: string,
  { id, artifacts }: Pick<StageOutline, 'id' | 'artifacts'>,
  { hidden, text, memory }: ArtifactMaking,
): readonly NodeDraft[] {
  const items = artifacts.filter(({ path }) => !hidden.isHidden(root, path));
  const make = (link: Link): NodeDraft => memory.draft(link, root, () => artifactDraft(root, link, text));
  const shown = limited({ items, most: MOST_ARTIFACTS, make, of: { root, stage: id } }, text);
  const left = artifacts.length - items.length;
  return left === 0 ? shown : [...shown, hiddenDraft(root, id, left, text)];
}

/** An artifact that is linked to a stage; a click opens it. */
export function artifactDraft(root: string, link: Link, text: Localize): NodeDraft {
  const label = plainLine(path.posix.basename(link.path));
  const folder = path.posix.dirname(link.path);
  const cell = link.cell === undefined ? '' : text(say('cell {0}', link.cell + 1));
  const description = [cell, folder === '.' ? '' : plainLine(folder)].filter(Boolean).join(' · ');
  return {
    key: `artifact ${link.path} ${link.cell ?? ''}`,
    subject: { kind: 'artifact', root, stage: link.stage, place: placeOfLink(link), link },
    label,
    description,
    icon: artifactIcon(link.kind),
    tooltip: () => `${markdownText(link.path)}\n\n${markdownText(text(originText(link)))}`,
    accessibleName: accessible([label, text(kindWord(link.kind)), description]),
    expanded: false,
    abilities: [],
  };
}

/** The icon of a kind of artifact. */
export function artifactIcon(kind: ArtifactKind): Icon {
  return { name: ICONS[kind] };
}
