/** The same items, those that fit before those that do not, each kind in its order. */
export function firstThose<T>(items: readonly T[], fits: (item: T) => boolean): readonly T[] {
  return [...items.filter(fits), ...items.filter((item) => !fits(item))];
}
