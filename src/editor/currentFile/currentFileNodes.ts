import { countsText, healthWord } from '../../core/health/healthText';
import { placeOfLink, type Link } from '../../core/links/artifact';
import { originText } from '../../core/links/linkText';
import { stageTitle } from '../../core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot, StageSnapshot, UpstreamStage } from '../../core/snapshot/snapshot';
import { say, type Message } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import type { RunningWork } from '../../protocol/board';
import type { FileFacts } from '../../protocol/engine';
import type { KnownPath } from '../links/pathIndexes';
import { healthIcon } from '../snapshot/healthIcon';
import { checkAt } from '../snapshot/lookUp';
import { markdownText } from '../text/escapeText';
import type { Localize } from '../text/localize';
import { checkDraft, findingDraft } from '../tree/checkNodes';
import { accessible, limited } from '../tree/drafts';
import { DraftMemory } from '../tree/draftMemory';
import { placed, type LifecycleNode, type NodeDraft } from '../tree/nodes';

/** More links of one stage are left out: a notebook may have thousands of cells. */
const MOST_LINKS = 50;

/** What the view of the current file shows: its stages, what judges it, what was found in it, what flows in and out. */
export function currentFileNodes(
  known: KnownPath,
  facts: FileFacts,
  running: readonly RunningWork[],
  text: Localize,
): readonly LifecycleNode[] {
  const { project, path } = known;
  const { root } = project;
  const { stages: whole = [], cellStages = [] } = known.facts ?? {};
  const stages = [...whole, ...cellStages].map((stage) => stageDraft(known, stage, text));
  const checks = facts.judgedBy.flatMap(({ stage, check }) => checkAt([project], root, stage, check) ?? []);
  const findings = project.stages
    .flatMap((stage) => stage.checks)
    .flatMap((check) =>
      check.findings
        .filter((finding) => finding.path === path)
        .map((finding) => findingDraft(root, check, finding, text)),
    );
  const flows = (items: readonly UpstreamStage[]) => items.map((item) => flowDraft(project, item, text));
  const drafts = [
    ...stages,
    ...group(root, say('Found in It'), findings, text),
    ...group(
      root,
      say('Judged by'),
      checks.map((check) => ({
        ...checkDraft(root, check, running, text),
        key: `check ${check.stage} ${check.id}`,
      })),
      text,
    ),
    ...group(
      root,
      say('Read by'),
      facts.readBy.map((id) => flowDraft(project, { stage: id, path }, text)),
      text,
    ),
    ...group(
      root,
      say('Written by'),
      facts.writtenBy.map((id) => flowDraft(project, { stage: id, path }, text)),
      text,
    ),
    ...group(root, say('Depends on'), flows(facts.dependsOn), text),
    ...group(root, say('Feeds'), flows(facts.feeds), text),
  ];
  return placed(drafts, new DraftMemory(), 'current-file');
}

/** A stage of the file, and below it what links the two. */
function stageDraft({ project, path, facts }: KnownPath, stage: StageSnapshot, text: Localize): NodeDraft {
  const { root } = project;
  const label = plainLine(text({ text: stage.title }));
  const description = countsText(stage.counts).map(text).join(' · ');
  const links = (facts?.links ?? []).filter((link) => link.stage === stage.id);
  const of = { root, stage: stage.id };
  return {
    key: `stage ${stage.id}`,
    subject: { kind: 'stage', ...of },
    label,
    description,
    icon: healthIcon(stage.health),
    tooltip: () => markdownText(`${label}: ${text(healthWord(stage.health))}`),
    accessibleName: accessible([label, text(say('stage')), text(healthWord(stage.health)), description]),
    expanded: true,
    abilities: stage.checks.length === 0 ? [] : ['runnable'],
    children: () =>
      limited(
        { items: links, most: MOST_LINKS, make: (link) => linkDraft({ root, path }, link, text), of },
        text,
      ),
  };
}

/** What links a file, or a cell of it, to a stage; a click leads to what is linked. */
function linkDraft(
  { root, path }: { readonly root: string; readonly path: string },
  link: Link,
  text: Localize,
): NodeDraft {
  // The link may be that of a folder above.
  const place = link.path === path ? placeOfLink(link) : { path };
  const words = plainLine(text(originText(link)));
  const description = link.cell === undefined ? '' : text(say('cell {0}', link.cell + 1));
  return {
    key: `link ${link.origin} ${String(link.cell)} ${link.pattern ?? ''}`,
    subject: { kind: 'artifact', root, stage: link.stage, link, place },
    label: words,
    description,
    icon: { name: 'link' },
    tooltip: () => markdownText(words),
    accessibleName: accessible([words, description]),
    expanded: false,
    abilities: [],
  };
}

function flowDraft(project: ProjectSnapshot, { stage, path }: UpstreamStage, text: Localize): NodeDraft {
  const label = plainLine(text({ text: stageTitle(project.lifecycle, stage) }));
  const health = project.stages.find(({ id }) => id === stage)?.health ?? 'empty';
  return {
    key: `flow ${stage}`,
    subject: { kind: 'stage', root: project.root, stage },
    label,
    description: plainLine(path),
    icon: healthIcon(health),
    tooltip: () => markdownText(`${label}: ${text(healthWord(health))}`),
    accessibleName: accessible([label, text(healthWord(health)), path]),
    expanded: false,
    abilities: [],
  };
}

/** A heading with nodes below it; none without any. */
function group(
  root: string,
  title: Message,
  children: readonly NodeDraft[],
  text: Localize,
): readonly NodeDraft[] {
  if (children.length === 0) return [];
  const label = text(title);
  return [
    {
      key: `group ${title.text}`,
      subject: { kind: 'group', root },
      label,
      description: String(children.length),
      icon: { name: 'list-tree' },
      tooltip: () => '',
      accessibleName: accessible([label, String(children.length)]),
      expanded: true,
      abilities: [],
      children: () => children,
    },
  ];
}
