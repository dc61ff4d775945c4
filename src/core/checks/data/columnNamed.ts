/** The column of a name. Case matters only where it tells two apart. */
export function columnNamed<C extends { readonly name: string }>(
  name: string,
  columns: readonly C[],
): C | undefined {
  return (
    columns.find((column) => column.name === name) ??
    columns.find((column) => column.name.toLowerCase() === name.toLowerCase())
  );
}
