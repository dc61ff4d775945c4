/** The project file of the benchmark: schema, nulls, duplicates, drift and leakage of one pair of files. */
export function benchProject(ending: 'csv' | 'parquet'): string {
  const train = `data/train.${ending}`;
  const current = `data/current.${ending}`;
  return `version: 1
name: benchmark
stages:
  validate:
    checks:
      schema:
        uses: data.schema
        with:
          file: ${train}
          columns:
            id: { type: integer, nullable: false, unique: true }
            day: { type: date }
            measure_0: { type: number, min: 0, max: 3 }
            count_0: { type: integer, min: 0, max: 50 }
            kind_0: { type: text, allowed: [kind 0, kind 1, kind 2] }
            customer: { type: text, pattern: "customer-\\\\d+" }
            label: { type: integer, allowed: [0, 1] }
      nulls:
        uses: data.nulls
        with: { file: ${train} }
      duplicates:
        uses: data.duplicates
        with: { file: ${train} }
      drift:
        uses: data.drift
        with: { reference: ${train}, current: ${current} }
      leakage:
        uses: data.leakage
        with: { train: ${train}, test: ${current} }
`;
}
