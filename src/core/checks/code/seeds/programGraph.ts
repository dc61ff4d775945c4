import type { PythonProgram } from '../../../python/cells/pythonProgram';
import type { CheckWorld } from '../../world/checkWorld';
import { readProgram } from '../pythonFiles';
import { programFacts, type ProgramFacts } from './programFacts';
import { importedFiles } from './projectModules';

/** More modules are not looked at: nobody hides a seed behind so many. */
const MOST_MODULES = 500;

/** Programs, and the modules of the project that they import. */
export class ProgramGraph {
  /** The programs that the check is about. */
  readonly judged: readonly ProgramFacts[];
  readonly #facts: ReadonlyMap<string, ProgramFacts>;
  readonly #imports: ReadonlyMap<string, readonly string[]>;

  private constructor(
    judged: readonly ProgramFacts[],
    facts: ReadonlyMap<string, ProgramFacts>,
    imports: ReadonlyMap<string, readonly string[]>,
  ) {
    this.judged = judged;
    this.#facts = facts;
    this.#imports = imports;
  }

  static async of(programs: readonly PythonProgram[], world: CheckWorld): Promise<ProgramGraph> {
    const facts = new Map<string, ProgramFacts>();
    const imports = new Map<string, readonly string[]>();
    const open = [...programs];
    for (let program = open.pop(); program !== undefined; program = open.pop()) {
      const all = programFacts(program);
      const { path } = program;
      const imported = await importedFiles(path, [...all.imports.paths, ...all.imports.starred], world);
      facts.set(path, { ...all, seedings: all.seedings.filter((one) => !imported.has(one.path)) });
      const files = [...new Set([...imported.values()].flat())].sort();
      imports.set(path, files);
      for (const file of files) {
        if (facts.has(file) || open.some((one) => one.path === file) || facts.size >= MOST_MODULES) continue;
        const read = await readProgram(file, world);
        // A module that cannot be read is for the check of the stage that it is linked to.
        if ('parts' in read) open.push(read);
      }
    }
    return new ProgramGraph(
      programs.flatMap(({ path }) => facts.get(path) ?? []),
      facts,
      imports,
    );
  }

  /** All that may run together with a program: what it loads, and what the programs load that load it. */
  around(program: ProgramFacts): readonly ProgramFacts[] {
    const paths = new Set(this.#loaded(program.path));
    for (const { path } of this.judged) {
      const loaded = this.#loaded(path);
      if (loaded.has(program.path)) for (const one of loaded) paths.add(one);
    }
    return [...paths].sort().flatMap((path) => this.#facts.get(path) ?? []);
  }

  #loaded(path: string): ReadonlySet<string> {
    const loaded = new Set([path]);
    for (const one of loaded) for (const file of this.#imports.get(one) ?? []) loaded.add(file);
    return loaded;
  }
}
