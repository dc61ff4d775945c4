import type { Cause, Finding } from '../../evidence/evidence';
import { causeText, healthWord } from '../../health/healthText';
import { trustTexts } from '../../journal/trustText';
import type { CheckSnapshot } from '../../snapshot/snapshot';
import { checkKey } from '../../snapshot/checkKey';
import { say, type Message } from '../../text/message';
import { code, list, words, type Block, type Inline, type Item, type Line } from '../document';
import { bounded, MOST } from './bounds';

/** What a check concluded, else how it stands. */
export function conclusion({ summary, health }: Pick<CheckSnapshot, 'summary' | 'health'>): Message {
  return summary ?? healthWord(health);
}

/** What weighs most of what a check says: its first finding that is amiss, else its conclusion. */
export function mainWords(check: Pick<CheckSnapshot, 'findings' | 'summary' | 'health'>): Message {
  return check.findings.find(({ severity }) => severity !== 'info')?.message ?? conclusion(check);
}

/** A check by its name. */
export function checkName({ stage, id }: Pick<CheckSnapshot, 'stage' | 'id'>): Inline {
  return code(checkKey(stage, id));
}

/** Why evidence no longer holds, at most so many causes. */
export function causeItems(causes: readonly Cause[], most: number): readonly Item[] {
  return bounded(causes, most, (cause) => ({ line: [words(causeText(cause))], below: [] }));
}

/** What was found with its places and next steps, at most so many findings. */
export function findingItems(
  findings: readonly Finding[],
  most: number,
  way: string | undefined,
): readonly Item[] {
  return bounded(findings, most, (finding) => ({
    line: findingLine(finding, way),
    below: finding.next === undefined ? [] : [{ line: nextLine(finding.next), below: [] }],
  }));
}

/** What people decided of a check. */
export function trustItems(check: CheckSnapshot): readonly Item[] {
  return trustTexts(check).map((text) => ({ line: [words(text)], below: [] }));
}

function findingLine(finding: Finding, way: string | undefined): Line {
  const { path, cell, range } = finding;
  const message = words(finding.message);
  if (path === undefined) return [message];
  const place = { path, ...(cell === undefined ? {} : { cell }), ...(range === undefined ? {} : { range }) };
  return [{ kind: 'place', place, way }, message];
}

/** The next step to take. */
export function nextLine(next: Message): Line {
  return [words(say('Next: {0}', next), 'quiet')];
}

/** The checks of which there is more to say than their conclusion, each with all of that; at most so many. */
export function detailList(checks: readonly CheckSnapshot[], way: string | undefined): readonly Block[] {
  const told = checks.filter((check) => hasDetails(check));
  return list(
    bounded(told, MOST.detailed, (check) => ({ line: [code(check.id)], below: detailItems(check, way) })),
  );
}

function hasDetails({ causes, verified, waiver, findings }: CheckSnapshot): boolean {
  return causes.length + findings.length > 0 || verified !== undefined || waiver !== undefined;
}

/** Everything that is amiss with a check or decided of it. */
function detailItems(check: CheckSnapshot, way: string | undefined): readonly Item[] {
  const isStale = check.freshness === 'stale' && check.verified === undefined;
  return [
    ...(isStale ? causeItems(check.causes, MOST.causes) : []),
    ...trustItems(check),
    ...findingItems(check.findings, MOST.findings, way),
  ];
}
