import path from 'node:path';
import type { ArtifactKind, Link, LinkOrigin } from '../../core/links/artifact';
import { say, type Message } from '../../core/text/message';
import type { Icon } from '../snapshot/healthIcon';
import type { Localize } from '../text/localize';
import { markdownText, plainLine } from '../text/plainLine';
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
  const place = { path: link.path, ...(link.cell === undefined ? {} : { cell: link.cell }) };
  return {
    key: `artifact ${link.path} ${link.cell ?? ''}`,
    subject: { kind: 'artifact', root, stage: link.stage, place },
    label,
    description,
    icon: artifactIcon(link.kind),
    tooltip: `${markdownText(link.path)}\n\n${markdownText(text(originText(link)))}`,
    accessibleName: accessible([label, text(kindWord(link.kind)), description]),
    expanded: false,
    abilities: [],
    children: [],
  };
}

/** The icon of a kind of artifact. */
export function artifactIcon(kind: ArtifactKind): Icon {
  return { name: ICONS[kind] };
}

/** The word for a kind of artifact. */
export function kindWord(kind: ArtifactKind): Message {
  switch (kind) {
    case 'notebook':
      return say('notebook');
    case 'code':
      return say('code');
    case 'data':
      return say('data');
    case 'model':
      return say('model');
    case 'metrics':
      return say('metrics');
    case 'document':
      return say('document');
    case 'config':
      return say('configuration');
    case 'folder':
      return say('folder');
  }
}

function originText(link: Link): Message {
  const origin: LinkOrigin = link.origin;
  switch (origin) {
    case 'project':
      return link.pattern === undefined
        ? say('Linked by the project file.')
        : say('Linked by the project file: {0}', link.pattern);
    case 'marker':
      return say('Linked by a comment in the file.');
    case 'notebook':
      return say('Linked by the notebook’s metadata.');
    case 'cell':
      return say('Linked by a tag of the cell.');
  }
}
