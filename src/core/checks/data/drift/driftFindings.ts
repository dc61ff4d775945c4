import type { Finding } from '../../../evidence/evidence';
import { cleanText } from '../../../results/externalText';
import { say, type Message } from '../../../text/message';
import { shownNumber } from '../../rounding';
import { shareText } from '../shareText';
import { columnChange } from './columnChange';
import type { DifferingColumn } from './columnChoice';
import { methodTitle } from './driftMethod';
import type { JudgedColumn } from './judgeColumn';
import type { PairedColumns } from './pairColumns';

type Severity = 'fail' | 'warn';
type Place = Pick<Finding, 'path'>;

/** Findings of a column: what has drifted, and what only looks so because the sample is small. */
export function columnFindings(column: JudgedColumn, drifted: Severity, place: Place): readonly Finding[] {
  const findings: Finding[] = [];
  const { distance, missing, pair } = column;
  const next = say(
    'Look at what has changed at the source of "{0}". If the new values are right, train with them and take them as reference.',
    cleanText(pair.name, 100),
  );
  const severity = (verdict: Severity): Severity => (verdict === 'fail' ? drifted : 'warn');
  if (distance !== 'pass') {
    findings.push({ severity: severity(distance), message: driftText(column, distance), ...place, next });
  } else {
    const chance = chanceText(column);
    if (chance !== undefined) findings.push({ severity: 'info', message: chance, ...place });
  }
  if (missing.verdict !== 'pass') {
    findings.push({ severity: severity(missing.verdict), message: missingText(column), ...place, next });
  }
  return findings;
}

function driftText(column: JudgedColumn, verdict: Severity): Message {
  const { pair, measured, limits, base } = column;
  if (measured === undefined || limits === undefined) return say('"{0}" has drifted.', pair.name);
  const limit = limits[verdict];
  const { value = 0 } = measured;
  const shown = [
    cleanText(pair.name, 100),
    methodTitle(measured.method),
    shownNumber(value, limit),
    shownNumber(limit),
    columnChange(pair, measured),
  ];
  if (base !== undefined && limit > base[verdict]) {
    return say('"{0}" has drifted: {1} {2}; the limit is {3}, raised as the sample is small. {4}', ...shown);
  }
  return verdict === 'fail'
    ? say('"{0}" has drifted: {1} {2}, the limit is {3}. {4}', ...shown)
    : say('"{0}" begins to drift: {1} {2}, warned of from {3}. {4}', ...shown);
}

/** What would be drift if it were not so few rows. */
function chanceText({ pair, measured, limits, base }: JudgedColumn): Message | undefined {
  if (measured === undefined || limits === undefined || base === undefined) return undefined;
  const { method, value = 0, pValue } = measured;
  const name = cleanText(pair.name, 100);
  if (value < base.warn) return undefined;
  if (limits.warn > base.warn) {
    return say(
      '"{0}": {1} {2}, but the sample is small: chance alone moves so few rows as far as {3}.',
      ...[name, methodTitle(method), shownNumber(value, limits.warn), shownNumber(limits.warn)],
    );
  }
  if (pValue === undefined) return undefined;
  return say(
    '"{0}": {1} {2}, but the sample is small: chance alone explains that (p = {3}).',
    ...[name, methodTitle(method), shownNumber(value), shownNumber(pValue)],
  );
}

function missingText({ pair, missing, measured }: JudgedColumn): Message {
  const shown = [
    cleanText(pair.name, 100),
    shareText(missing.reference),
    shareText(missing.current),
    shownNumber(missing.psi),
  ];
  if (measured === undefined) {
    return say(
      '"{0}" has no values to compare on one side: missing were {1}, missing are {2} (PSI {3}).',
      ...shown,
    );
  }
  return say(
    'Missing values of "{0}" have drifted: they were {1} of the rows and are {2} (PSI {3}).',
    ...shown,
  );
}

/** Findings of columns that were not compared. */
export function leftOutFindings(columns: PairedColumns, drifted: Severity, place: Place): readonly Finding[] {
  const { identifiers, nested, onlyReference, onlyCurrent } = columns;
  const info = (names: readonly string[], message: (list: string) => Message): readonly Finding[] =>
    names.length === 0 ? [] : [{ severity: 'info', message: message(listText(names)), ...place }];
  return [
    ...columns.differing.map((one) => differingFinding(one, drifted, place)),
    ...info(identifiers, (list) =>
      say(
        'Columns that are like identifiers were left out: {0}. Name them in "columns" to compare them.',
        list,
      ),
    ),
    ...info(nested, (list) => say('Columns of lists or structures were left out: {0}.', list)),
    ...info(onlyReference, (list) =>
      say('Columns that only the reference has were not compared: {0}.', list),
    ),
    ...info(onlyCurrent, (list) =>
      say('Columns that only the current data has were not compared: {0}.', list),
    ),
  ];
}

function differingFinding(
  { name, reference, current }: DifferingColumn,
  severity: Severity,
  place: Place,
): Finding {
  const message = say(
    '"{0}" cannot be compared and counts as drifted: the reference holds values of type {1}, the current data of type {2}.',
    ...[cleanText(name, 100), reference, current],
  );
  const next = say('Write the column in both files the same way, or put it into "ignore".');
  return { severity, message, ...place, next };
}

function listText(names: readonly string[]): string {
  const shown = names.slice(0, 12).map((name) => cleanText(name, 60));
  return names.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ');
}
