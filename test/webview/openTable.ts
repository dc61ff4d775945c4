import type { Locator } from 'playwright-core';

/** Opens the table behind a chart, and gives it once it is there. */
export async function openTable(figure: Locator): Promise<Locator> {
  await figure.getByText('Table', { exact: true }).click();
  const table = figure.getByRole('table');
  await table.waitFor();
  return table;
}
