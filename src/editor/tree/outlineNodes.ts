import type { ProjectOutline, StageOutline } from '../../core/snapshot/outline';
import { say, type Message } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import { RUNNING_ICON, type Icon } from '../snapshot/healthIcon';
import { artifactDrafts, type ArtifactMaking } from './artifactNode';
import { accessible } from './drafts';
import { placed, type LifecycleNode, type NodeDraft } from './nodes';

/** A stage of which nothing is known yet but its artifacts. */
const UNREAD_ICON: Icon = { name: 'ellipsis', color: 'disabledForeground' };

/**
 * The tree while the files of a large project are read: wheels, stages, and what the project file links to them. Nodes
 * have the ids that they will keep, so that what is expanded or selected meanwhile stays so.
 */
export function outlineNodes(
  outlines: readonly ProjectOutline[],
  making: ArtifactMaking,
): readonly LifecycleNode[] {
  const drafts = outlines.map((outline) => projectDraft(outline, making));
  // As in the whole tree: a single project has no node.
  const roots = outlines.length > 1 ? drafts : drafts.flatMap((draft) => draft.children?.() ?? []);
  return placed(roots, making.memory);
}

function projectDraft(outline: ProjectOutline, making: ArtifactMaking): NodeDraft {
  const { root, name, wheels } = outline;
  return {
    ...readingDraft(name, say('project'), making),
    key: `project ${root}`,
    subject: { kind: 'project', root },
    children: () => wheels.map((wheel) => wheelDraft(outline, wheel, making)),
  };
}

function wheelDraft(
  { root, stages }: ProjectOutline,
  { id, title }: ProjectOutline['wheels'][number],
  making: ArtifactMaking,
): NodeDraft {
  const own = stages.filter(({ wheel }) => wheel === id);
  return {
    ...readingDraft(making.text({ text: title }), say('wheel'), making),
    key: `wheel ${root} ${id}`,
    subject: { kind: 'wheel', root, wheel: id },
    children: () => own.map((stage) => stageDraft(root, stage, making)),
  };
}

function stageDraft(root: string, stage: StageOutline, making: ArtifactMaking): NodeDraft {
  const draft = readingDraft(making.text({ text: stage.title }), say('stage'), making);
  return {
    ...draft,
    key: `stage ${stage.id}`,
    subject: { kind: 'stage', root, stage: stage.id },
    // Sixteen times the same word would only be noise; it is heard all the same.
    description: '',
    icon: UNREAD_ICON,
    expanded: false,
    ...(stage.artifacts.length === 0 ? {} : { children: () => artifactDrafts(root, stage, making) }),
  };
}

/** What nodes that are still being read have in common; `kind` says what they stand for. */
function readingDraft(
  title: string,
  kind: Message,
  { text }: ArtifactMaking,
): Omit<NodeDraft, 'key' | 'subject'> {
  const label = plainLine(title);
  const description = text(say('reading…'));
  return {
    label,
    description,
    icon: RUNNING_ICON,
    tooltip: () => text(say('Files are still being read: what they declare, and how checks stand, follows.')),
    accessibleName: accessible([label, text(kind), description]),
    expanded: true,
    abilities: [],
  };
}
