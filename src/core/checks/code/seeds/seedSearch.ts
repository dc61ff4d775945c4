import type { FunctionScope, Moment, PlacedUse, ProgramFacts, Seeding } from './programFacts';
import type { SharedGenerator } from './randomNames';

/** Whether a use of a shared generator comes after a seed, as far as that can be told without running anything. */
export type Seeded = 'yes' | 'never' | 'later';

/** Looks for seeds in a program, what it imports, and what imports it. */
export class SeedSearch {
  readonly #program: ProgramFacts;
  readonly #around: readonly ProgramFacts[];

  /** `around`: all programs that run together with it, itself included. */
  constructor(program: ProgramFacts, around: readonly ProgramFacts[]) {
    this.#program = program;
    this.#around = around;
  }

  seeded(use: PlacedUse, generator: SharedGenerator): Seeded {
    let comes: Seeded = 'never';
    for (const facts of this.#around) {
      for (const seeding of facts.seedings) {
        if (!seeding.generators.includes(generator)) continue;
        const found = this.#reaches(facts, seeding, use);
        if (found === 'yes') return 'yes';
        if (found === 'later') comes = 'later';
      }
    }
    return comes;
  }

  #reaches(facts: ProgramFacts, seeding: Seeding, use: Moment): Seeded {
    const { scope } = seeding;
    if (scope === undefined) return facts === this.#program ? before(seeding, use) : 'yes';
    if (facts === this.#program && isWithin(use.scope, scope)) return 'yes';
    if (scope.isDecorated || scope.names.includes('main') || this.#runsOthers(facts, scope)) return 'yes';
    return this.#called(facts, scope, use);
  }

  /** A helper counts where somebody calls it, or hands it on. */
  #called(facts: ProgramFacts, scope: FunctionScope, use: Moment): Seeded {
    let comes: Seeded = 'never';
    for (const other of this.#around) {
      for (const reference of other.references) {
        if (!scope.names.includes(reference.name)) continue;
        if (other === facts && isWithin(reference.scope, scope)) continue;
        if (reference.scope !== undefined || other !== this.#program) return 'yes';
        if (before(reference, use) === 'yes') return 'yes';
        comes = 'later';
      }
    }
    return comes;
  }

  /** A function that goes on to call the project's own is where a program begins, whoever calls it. */
  #runsOthers(facts: ProgramFacts, scope: FunctionScope): boolean {
    return facts.references.some(
      ({ name, scope: from }) =>
        isWithin(from, scope) &&
        !scope.names.includes(name) &&
        this.#around.some(({ defined }) => defined.has(name)),
    );
  }
}

/** At the top of a program one thing comes after another; what functions do may come at any time. */
function before(seed: Moment, use: Moment): Seeded {
  return use.scope !== undefined || seed.order < use.order ? 'yes' : 'later';
}

function isWithin(scope: FunctionScope | undefined, outer: FunctionScope): boolean {
  for (let at = scope; at !== undefined; at = at.parent) if (at === outer) return true;
  return false;
}
