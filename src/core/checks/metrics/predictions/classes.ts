import { say } from '../../../text/message';
import { suggest } from '../../../text/suggest';
import { sqlText } from '../../data/sql';
import type { Table } from '../../data/openTable';
import type { Fault } from '../../outcomes';
import type { CheckWorld } from '../../world/checkWorld';
import type { DataColumn } from '../../world/dataQuery';
import { queryRows, type Faults } from './predictionTable';
import { classText, classWord } from './valueSql';

/** More different values are no classes. */
const MOST_CLASSES = 1000;

/** The classes that labels and predictions are of. */
export interface Classes {
  readonly kind: 'classes';
  /** The positive class, as `valueText` writes it; absent where it is not given and does not go without saying. */
  readonly positive?: string;
  /** The other one, where there are two. */
  readonly negative?: string;
}

interface ClassCount {
  readonly value: string;
  readonly labels: number;
  readonly predictions: number;
}

/** The columns of classes, at least one of them, and what the project file says of the positive class. */
export interface ClassColumns {
  readonly label?: DataColumn | undefined;
  readonly prediction?: DataColumn | undefined;
  readonly positive?: string | number | boolean | undefined;
}

/** Finds out the classes and which of them is positive; what cannot be so is a fault. */
export async function findClasses(
  { label, prediction, positive }: ClassColumns,
  table: Table,
  world: CheckWorld,
): Promise<Classes | Faults> {
  const compared = [label, prediction];
  const side = (column: DataColumn | undefined, counts: string): readonly string[] =>
    column === undefined
      ? []
      : [`SELECT ${classText(column, compared)} AS value, ${counts} FROM ${table.relation}`];
  const sides = [
    ...side(label, '1 AS label, 0 AS prediction'),
    ...side(prediction, '0 AS label, 1 AS prediction'),
  ];
  const counted = await queryRows(
    `SELECT value, sum(label), sum(prediction), ${classWord(sqlText(String(positive ?? '')), compared)}
    FROM (${sides.join(' UNION ALL ')}) GROUP BY value ORDER BY value LIMIT ${String(MOST_CLASSES + 1)}`,
    table,
    world,
  );
  if (counted.kind === 'faults') return counted;
  const classes = counted.rows.map(([value, labels, predictions]): ClassCount => {
    return { value: String(value), labels: Number(labels), predictions: Number(predictions) };
  });
  const fault = classFault(classes, label !== undefined && prediction !== undefined);
  if (fault !== undefined) return { kind: 'faults', faults: [{ ...table.place, ...fault }] };
  if (positive === undefined) return named(positiveByItself(classes), classes);
  const wanted = String(counted.rows[0]?.[3] ?? '');
  if (classes.some(({ value }) => value === wanted)) return named(wanted, classes);
  return {
    kind: 'faults',
    faults: [{ ...table.place, ...noSuchClass(String(positive), label ?? prediction, classes) }],
  };
}

/** The fault of a check that needs to know the positive class. */
export function positiveMissing(column: DataColumn | undefined, parameter: string, { place }: Table): Fault {
  return {
    ...place,
    message: say('Which class of "{0}" counts does not go without saying.', column?.name ?? ''),
    next: say('Name it in "{0}".', parameter),
  };
}

function classFault(classes: readonly ClassCount[], hasBoth: boolean): Fault | undefined {
  if (classes.length > MOST_CLASSES) {
    return {
      message: say('There are more than {0} classes.', MOST_CLASSES),
      next: say(
        'Name the columns with classes; numbers are judged by mae, rmse or r2, scores stand in "score".',
      ),
    };
  }
  if (!hasBoth || classes.some(({ labels, predictions }) => labels > 0 && predictions > 0)) return undefined;
  const shown = (side: 'labels' | 'predictions') =>
    classes
      .flatMap((one) => (one[side] > 0 ? [one.value.slice(0, 80)] : []))
      .slice(0, 5)
      .join(', ');
  return {
    message: say('No prediction ({0}) is one of the labels ({1}).', shown('predictions'), shown('labels')),
    next: say('Name the column with the predicted classes, or write them as the labels are written.'),
  };
}

function named(positive: string | undefined, classes: readonly ClassCount[]): Classes {
  if (positive === undefined) return { kind: 'classes' };
  const [negative, ...others] = classes.filter(({ value }) => value !== positive);
  const isOne = negative !== undefined && others.length === 0;
  return { kind: 'classes', positive, ...(isOne ? { negative: negative.value } : {}) };
}

function positiveByItself(classes: readonly ClassCount[]): string | undefined {
  const isBinary = ['0', '-1'].some((negative) =>
    classes.every(({ value }) => value === '1' || value === negative),
  );
  return isBinary ? '1' : undefined;
}

function noSuchClass(
  positive: string,
  column: DataColumn | undefined,
  classes: readonly ClassCount[],
): Fault {
  const values = classes.map(({ value }) => value);
  const near = suggest(positive, values);
  const message = say('The column "{0}" never has the value "{1}".', column?.name ?? '', positive);
  const next =
    near === undefined
      ? say(
          'Name one of its values: {0}.',
          values
            .map((value) => value.slice(0, 80))
            .slice(0, 12)
            .join(', '),
        )
      : say('Did you mean "{0}"?', near);
  return { message, next };
}
