import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { LinkButton } from '../controls/linkButton';
import { useBoard } from '../view/boardContext';

/** The numbers behind a chart. */
export interface TableData {
  /** The first column names the rows. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** So many rows are shown at first, and on demand as many more. */
const PAGE = 100;

/** The numbers behind a chart, in a table that is opened on demand. */
export function ChartTable({ name, ...data }: TableData & { readonly name: string }): JSX.Element {
  const { t } = useBoard();
  const [isOpen, setOpen] = useState(false);
  return (
    <details class="chart-table" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary aria-label={t('Table: {0}', name)}>{t('Table')}</summary>
      {isOpen && <DataTable name={name} {...data} />}
    </details>
  );
}

/** A table of texts; the first column has the names of the rows. */
export function DataTable({ name, columns, rows }: TableData & { readonly name: string }): JSX.Element {
  const { t } = useBoard();
  const [shown, show] = useState(PAGE);
  const more = Math.min(PAGE, rows.length - shown);
  return (
    <div class="table-room" tabIndex={0} role="region" aria-label={name}>
      <table class="data">
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row, at) => (
            <tr key={at}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={column}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && (
        <p class="more">
          <LinkButton onClick={() => show(shown + PAGE)}>
            {t('Show {0} more of {1}', more, rows.length)}
          </LinkButton>
        </p>
      )}
    </div>
  );
}
