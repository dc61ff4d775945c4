import { healthWord } from '../../core/health/healthText';
import type { Health } from '../../core/health/health';
import { signed } from '../../core/history/difference';
import {
  isSame,
  type ArtifactChange,
  type CheckChange,
  type MetricChange,
  type SnapshotDiff,
} from '../../core/history/diffSnapshots';
import type { Revision } from '../../core/history/revision';
import { checkKey } from '../../core/snapshot/checkKey';
import { render } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import { revisionLine } from './revisionLine';
import type { Style } from './style';

/** What changed of a project between two moments; a moment without a revision is now. */
export interface ProjectDiff {
  readonly name: string;
  readonly was: Revision | undefined;
  readonly is: Revision | undefined;
  readonly changes: SnapshotDiff;
}

/** Longer names push what follows them out of line rather than all others. */
const WIDEST = 48;

/** The lines of what changed: both moments, then health, checks, metrics and artifacts. */
export function diffLines({ name, was, is, changes }: ProjectDiff, style: Style): readonly string[] {
  const moment = (revision: Revision | undefined): string =>
    revision === undefined ? 'the files as they are now' : revisionLine(revision, style);
  const head = [style.paint('bold', plainLine(name)), `  from  ${moment(was)}`, `  to    ${moment(is)}`];
  if (isSame(changes)) return [...head, '', '  Nothing changed.'];
  const width = widest(
    [...changes.checks, ...changes.metrics].map((item) => checkKey(item.stage, item.check)),
  );
  const { health, checks, metrics, artifacts } = changes;
  return [
    ...head,
    ...(health === undefined
      ? []
      : ['', `  ${healthText(health.was, style)} → ${healthText(health.is, style)}`]),
    ...section(
      'Checks',
      checks.map((change) => checkLine(change, width, style)),
      style,
    ),
    ...section(
      'Metrics',
      metrics.map((change) => metricLine(change, width, style)),
      style,
    ),
    ...section(
      'Artifacts',
      artifacts.map((change) => artifactLine(change, style)),
      style,
    ),
  ];
}

function section(title: string, lines: readonly string[], style: Style): readonly string[] {
  return lines.length === 0 ? [] : ['', style.paint('bold', title), ...lines.map((line) => `  ${line}`)];
}

function checkLine({ stage, check, was, is }: CheckChange, width: number, style: Style): string {
  const name = named(stage, check, width);
  if (was === undefined) return `${name}  new  ${is === undefined ? '' : healthText(is, style)}`;
  return `${name}  ${healthText(was, style)} → ${is === undefined ? 'gone' : healthText(is, style)}`;
}

function metricLine(change: MetricChange, width: number, style: Style): string {
  const { stage, check, metric, was, is, by } = change;
  const name = `${named(stage, check, width)}  ${plainLine(metric, 80)}`;
  if (was === undefined) return `${name}  new  ${String(is)}`;
  if (is === undefined || by === undefined) return `${name}  ${String(was)} → gone`;
  return `${name}  ${String(was)} → ${String(is)}  ${style.paint('bold', signed(by))}`;
}

function artifactLine({ kind, path, cell, was, is }: ArtifactChange, style: Style): string {
  const name = `${plainLine(path)}${cell === undefined ? '' : ` cell ${String(cell + 1)}`}`;
  switch (kind) {
    case 'linked':
      return `${style.paint('green', '+')} ${name}  linked to ${is.join(', ')}`;
    case 'unlinked':
      return `${style.paint('red', '-')} ${name}  no longer linked to ${was.join(', ')}`;
    case 'moved':
      return `${style.paint('yellow', '~')} ${name}  ${was.join(', ')} → ${is.join(', ')}`;
  }
}

function healthText(health: Health, style: Style): string {
  return `${style.mark(health)} ${render(healthWord(health))}`;
}

function named(stage: string, check: string, width: number): string {
  return plainLine(checkKey(stage, check)).padEnd(width);
}

function widest(names: readonly string[]): number {
  return Math.min(WIDEST, Math.max(0, ...names.map((name) => name.length)));
}
