import path from 'node:path';
import { placeOfLink, type ArtifactKind, type Link } from '../../core/links/artifact';
import { kindWord, originText } from '../../core/links/linkText';
import { say } from '../../core/text/message';
import type { Icon } from '../snapshot/healthIcon';
import type { Localize } from '../text/localize';
import { plainLine } from '../../core/text/plainLine';
import { markdownText } from '../text/escapeText';
import { accessible } from './drafts';
import type { NodeDraft } from './nodes';

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
