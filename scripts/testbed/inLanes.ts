/** Does all tasks, at most so many at a time, beginning with the first; what they came to in the tasks' order. */
export async function inLanes<T>(tasks: readonly (() => Promise<T>)[], lanes: number): Promise<readonly T[]> {
  const queue = [...tasks.entries()];
  const results = new Map<number, T>();
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [at, task] = next;
      results.set(at, await task());
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, lane));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
