/** One of something for each project, made when it is first asked for. */
export class PerRoot<T> {
  readonly #make: (root: string) => T;
  readonly #made = new Map<string, T>();

  constructor(make: (root: string) => T) {
    this.#make = make;
  }

  of(root: string): T {
    const made = this.#made.get(root) ?? this.#make(root);
    this.#made.set(root, made);
    return made;
  }

  /** Has everything made anew. */
  forget(): void {
    this.#made.clear();
  }
}
