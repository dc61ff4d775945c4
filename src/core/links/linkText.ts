import { say, type Message } from '../text/message';
import type { ArtifactKind, Link } from './artifact';

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

/** What declares a link, as a phrase. */
export function originText(link: Link): Message {
  switch (link.origin) {
    case 'project':
      return link.pattern === undefined
        ? say('linked by the project file')
        : say('linked by the project file: {0}', link.pattern);
    case 'marker':
      return say('linked by the comment in line {0}', (link.line ?? 0) + 1);
    case 'notebook':
      return say('linked by the notebook’s metadata');
    case 'cell':
      return link.lastLine === undefined
        ? say('linked by a tag of the cell')
        : say('linked by the cell at line {0}', (link.line ?? 0) + 1);
  }
}
