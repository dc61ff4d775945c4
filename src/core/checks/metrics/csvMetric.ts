import { say } from '../../text/message';
import { suggest } from '../../text/suggest';
import { csvRecords, type CsvField } from './csvTable';
import { numberOf, type MetricReading } from './metricReading';

/** Names of the two columns of a table that has one metric in a row. */
const NAME_COLUMN = /^(?:metric|metrics|name|key)$/i;
const VALUE_COLUMN = /^(?:value|score)$/i;

/** Looks a metric up in a table: its column's last row, or its row where the columns are names and values. */
export function csvMetric(text: string, metric: string, delimiter: string): MetricReading {
  const records = csvRecords(text, delimiter);
  const header = (records.next().value ?? []) as readonly CsvField[];
  const column = header.findIndex((field) => field.text === metric);
  const nameColumn = header.findIndex((field) => NAME_COLUMN.test(field.text));
  const valueColumn = header.findIndex((field) => VALUE_COLUMN.test(field.text));
  const isList = column === -1 && nameColumn !== -1 && valueColumn !== -1;
  const names = new Set<string>(isList ? [] : header.map((field) => field.text));
  let found: readonly CsvField[] | undefined;
  for (const record of records) {
    const name = isList ? (record[nameColumn]?.text ?? '') : metric;
    if (name === metric) found = record;
    if (isList && names.size < 1000) names.add(name);
  }
  if (column === -1 && (!isList || found === undefined)) return missing(metric, names);
  const range = header[column]?.range ?? { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
  if (found === undefined) {
    const next = say('Run what writes the metrics, then run the check again.');
    return { kind: 'fault', message: say('The column {0} has no rows.', metric), next, range };
  }
  const field = found[isList ? valueColumn : column];
  return numberOf(metric, field?.text ?? '', field?.range ?? range);
}

function missing(metric: string, names: ReadonlySet<string>): MetricReading {
  const near = suggest(metric, names);
  return {
    kind: 'fault',
    message: say('There is no metric {0} in the table.', metric),
    next:
      near === undefined
        ? say('Name a column of the table, or a row of its "metric" and "value" columns.')
        : say('Did you mean "{0}"?', near),
  };
}
