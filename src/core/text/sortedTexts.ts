/** Position of the first of sorted texts that is not less than `text`; their number if all are. */
export function lowerBound(texts: readonly string[], text: string): number {
  let low = 0;
  let high = texts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((texts[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a text is one of the sorted texts. */
export function hasSorted(texts: readonly string[], text: string): boolean {
  return texts[lowerBound(texts, text)] === text;
}

/** Begin and end of those of sorted paths that lie in a folder, however deep. */
export function rangeBelow(paths: readonly string[], folder: string): readonly [begin: number, end: number] {
  if (folder === '') return [0, paths.length];
  // `0` is the character behind `/`.
  return [lowerBound(paths, `${folder}/`), lowerBound(paths, `${folder}0`)];
}

/** Sorted paths with the sorted ones of a folder of which they have none put where they belong. */
export function withFolder(paths: readonly string[], folder: readonly string[]): readonly string[] {
  const at = lowerBound(paths, folder[0] ?? '');
  return paths.slice(0, at).concat(folder, paths.slice(at));
}
