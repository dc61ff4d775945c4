import { dottedName, type Expression } from '../tree/expression';
import { allStatements, type Statement } from '../tree/statement';
import type { PythonImport } from './pythonImports';

/** What the names that a program imports mean. An import inside a function counts for the whole program. */
export class Imports {
  /** Modules, and things in modules, that are imported: `numpy`, `sklearn.model_selection.train_test_split`. */
  readonly paths = new Set<string>();
  /** Modules whose names are all taken. */
  readonly starred = new Set<string>();
  readonly #byName = new Map<string, string>();

  /** `imports`: in the order of the program, so that a name means what it was given last. */
  constructor(imports: Iterable<PythonImport>) {
    for (const one of imports) this.#add(one);
  }

  /** The imports of statements, together with the names that `npr = np.random` gives to what was imported. */
  static of(blocks: Iterable<readonly Statement[]>): Imports {
    const imports = new Imports([]);
    for (const block of blocks) {
      for (const statement of allStatements(block)) {
        if (statement.kind === 'assign') imports.#alias(statement.targets, statement.value);
        if (statement.kind === 'import') for (const one of statement.imports) imports.#add(one);
      }
    }
    return imports;
  }

  #add({ module, level, names, takesAll, as }: PythonImport): void {
    const path = '.'.repeat(level) + module;
    if (takesAll) this.starred.add(path);
    if (names !== undefined) {
      const before = module === '' ? path : `${path}.`;
      for (const { name, as: own = name } of names) this.#bind(own, before + name);
    } else if (as !== undefined) this.#bind(as, path);
    else {
      // `import a.b` binds `a`.
      const [top = path] = path.split('.', 1);
      this.#bind(top, top);
      this.paths.add(path);
    }
  }

  #bind(name: string, path: string): void {
    this.#byName.set(name, path);
    this.paths.add(path);
  }

  #alias([target]: readonly Expression[], value: Expression): void {
    if (target?.kind !== 'name' || (value.kind !== 'attribute' && value.kind !== 'name')) return;
    const path = this.resolve(value);
    if (path !== undefined) this.#byName.set(target.name, path);
  }

  /** The full path of what a name means; `undefined` for one that no import binds. */
  meaningOf(name: string): string | undefined {
    return this.#byName.get(name);
  }

  /** The full path of what names joined by dots mean: `tts` may be `sklearn.model_selection.train_test_split`. */
  resolve(expression: Expression): string | undefined {
    const [first, ...rest] = dottedName(expression) ?? [];
    const path = first === undefined ? undefined : this.meaningOf(first);
    return path === undefined ? undefined : [path, ...rest].join('.');
  }

  /** Whether anything of a package is imported. */
  uses(topPackage: string): boolean {
    return [...this.paths, ...this.starred].some(
      (path) => path === topPackage || path.startsWith(`${topPackage}.`),
    );
  }
}
