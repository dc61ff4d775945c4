/** Marks the line of the log that carries a result. */
export const BENCH_MARK = 'bench-result:';
