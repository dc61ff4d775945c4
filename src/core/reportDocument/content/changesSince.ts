import { healthWord } from '../../health/healthText';
import { HEALTHS, type Health } from '../../health/health';
import {
  isSame,
  type ArtifactChange,
  type CheckChange,
  type MetricChange,
} from '../../history/diffSnapshots';
import { signed } from '../../history/difference';
import { checkKey } from '../../snapshot/checkKey';
import { say, verbatim, type Message } from '../../text/message';
import {
  cell,
  code,
  list,
  paragraph,
  section,
  table,
  words,
  type Block,
  type Cell,
  type Item,
} from '../document';
import type { ReportedProject } from '../reportInput';
import { bounded, MOST } from './bounds';
import { revisionLine } from './revisionLine';

/** What changed since an earlier commit; nothing where none was asked for. */
export function changesSince({ since, way }: ReportedProject): readonly Block[] {
  if (since === undefined) return [];
  const { changes } = since;
  const head = paragraph(words(say('Since'), 'quiet'), ...revisionLine(since.revision));
  if (isSame(changes)) return section(say('What changed'), [head, paragraph(words(say('Nothing changed.')))]);
  const { health } = changes;
  const whole: readonly Block[] =
    health === undefined
      ? []
      : [
          paragraph(
            words(say('The project as a whole:'), 'strong'),
            { kind: 'health', health: health.was },
            words(verbatim('→')),
            { kind: 'health', health: health.is },
          ),
        ];
  const [check, was, is] = [{ title: say('Check') }, { title: say('Before') }, { title: say('Now') }];
  const numbers = [
    { ...was, kind: 'number' as const },
    { ...is, kind: 'number' as const },
  ];
  const difference = { title: say('Difference'), kind: 'number' as const };
  return section(say('What changed'), [
    head,
    ...whole,
    ...section(
      say('Checks'),
      table(say('Checks that changed'), [check, was, is], changes.checks, MOST.changes, checkRow),
    ),
    ...section(
      say('Numbers'),
      table(
        say('Numbers that changed'),
        [check, { title: say('Number') }, ...numbers, difference],
        changes.metrics,
        MOST.changes,
        metricRow,
      ),
    ),
    ...section(
      say('Artifacts'),
      list(bounded(changes.artifacts, MOST.changes, (change) => artifactItem(change, way))),
    ),
  ]);
}

function checkRow({ stage, check, was, is }: CheckChange): readonly Cell[] {
  return [cell(code(checkKey(stage, check))), healthCell(was, say('new')), healthCell(is, say('gone'))];
}

function healthCell(health: Health | undefined, otherwise: Message): Cell {
  return cell(health === undefined ? words(otherwise, 'quiet') : { kind: 'health', health });
}

function metricRow({ stage, check, metric, was, is, by }: MetricChange): readonly Cell[] {
  return [
    cell(code(checkKey(stage, check))),
    cell(code(metric)),
    numberCell(was, say('new')),
    numberCell(is, say('gone')),
    by === undefined ? [] : cell(words(verbatim(signed(by)), 'strong')),
  ];
}

function numberCell(value: number | undefined, otherwise: Message): Cell {
  return cell(value === undefined ? words(otherwise, 'quiet') : words(verbatim(String(value))));
}

function artifactItem({ kind, path, cell, was, is }: ArtifactChange, way: string | undefined): Item {
  const [before, now] = [was.join(', '), is.join(', ')];
  const change =
    kind === 'linked'
      ? say('linked to {0}', now)
      : kind === 'unlinked'
        ? say('no longer linked to {0}', before)
        : say('moved from {0} to {1}', before, now);
  const place = { path, ...(cell === undefined ? {} : { cell }) };
  // What is linked no longer may be there no longer.
  const lead = kind === 'unlinked' ? undefined : way;
  return { line: [{ kind: 'place', place, way: lead }, words(change)], below: [] };
}

/** How many checks changed to each health, the worst first; nothing where none did. */
export function turnsText(changes: readonly CheckChange[]): readonly Message[] {
  const began = (health: Health) => changes.filter((change) => change.is === health).length;
  return HEALTHS.map((health) => ({ health, count: began(health) }))
    .filter(({ count }) => count > 0)
    .map(({ health, count }) => say('{0} now {1}', count, healthWord(health)));
}
