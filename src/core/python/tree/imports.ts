import { dottedName, type Expression } from './expression';
import { allStatements, type Statement } from './statement';

/** What the names that a program imports mean. An import inside a function counts for the whole program. */
export class Imports {
  /** Modules, and things in modules, that are imported: `numpy`, `sklearn.model_selection.train_test_split`. */
  readonly paths = new Set<string>();
  /** Modules whose names are all taken. */
  readonly starred = new Set<string>();
  readonly #byName = new Map<string, string>();

  constructor(statements: Iterable<readonly Statement[]>) {
    for (const block of statements) {
      for (const statement of allStatements(block)) {
        if (statement.kind === 'assign') this.#alias(statement.targets, statement.value);
        if (statement.kind !== 'import') continue;
        for (const module of statement.all) this.starred.add(module);
        for (const { name, path } of statement.names) {
          this.#byName.set(name, path);
          this.paths.add(path);
        }
      }
    }
  }

  /** `npr = np.random` gives a module another name. */
  #alias([target]: readonly Expression[], value: Expression): void {
    if (target?.kind !== 'name' || (value.kind !== 'attribute' && value.kind !== 'name')) return;
    const path = this.resolve(value);
    if (path !== undefined) this.#byName.set(target.name, path);
  }

  /** The full path of what names joined by dots mean: `tts` may be `sklearn.model_selection.train_test_split`. */
  resolve(expression: Expression): string | undefined {
    const [first, ...rest] = dottedName(expression) ?? [];
    if (first === undefined) return undefined;
    const path = this.#byName.get(first);
    return path === undefined ? undefined : [path, ...rest].join('.');
  }

  /** Whether anything of a package is imported. */
  uses(topPackage: string): boolean {
    return [...this.paths, ...this.starred].some(
      (path) => path === topPackage || path.startsWith(`${topPackage}.`),
    );
  }
}
