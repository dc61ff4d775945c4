import type { Lifecycle, StageId } from '../lifecycle/lifecycle';
import { CONVENTIONS, CRISP_CONVENTIONS } from '../project/conventions';
import type { Listing } from './listing';
import { stageOfName } from './stageWords';
import type { NamedPath, Step } from './suggestion';

/** The folders by which people know a stage, with `/` behind them. */
const FOLDERS = Object.entries(CONVENTIONS).flatMap(([stage, { links }]) =>
  links.filter((link) => /^[\w/-]+\/$/.test(link)).map((folder) => [stage, folder] as const),
);

/** Finds the stages of a lifecycle that steps belong to. Stages go by their names in the preset `mlops` until the end. */
export class StageFinder {
  readonly #listing: Listing;
  readonly #byConvention: ReadonlyMap<StageId, StageId>;
  readonly #ids: ReadonlySet<StageId>;

  constructor(lifecycle: Lifecycle, listing: Listing) {
    this.#listing = listing;
    this.#ids = new Set(lifecycle.stages.map(({ id }) => id));
    this.#byConvention = conventionsOf(lifecycle);
  }

  /** The lifecycle's own stage for one of the preset `mlops`; `undefined` where it has none. */
  own(convention: StageId | undefined): StageId | undefined {
    return convention === undefined ? undefined : this.#byConvention.get(convention);
  }

  /** The stage that a name is, or speaks of. */
  ofName(name: string): StageId | undefined {
    const spelled = name.toLowerCase().replace(/[_\s]+/g, '-');
    return this.#ids.has(spelled) && spelled !== 'test' ? spelled : this.own(stageOfName(name));
  }

  /** The stage of a step: by what it is called, else by what it runs, else by what it writes. */
  ofStep(step: Step): StageId | undefined {
    if (step.stage !== undefined) return this.own(step.stage);
    return (
      this.ofName(step.speaks ?? step.name) ??
      agreed(step.runs.map(({ path }) => this.ofName(fileName(path)))) ??
      this.own(this.#writtenBy(step))
    );
  }

  /** The stage whose usual folder a path lies in. */
  ofFolder({ path }: Pick<NamedPath, 'path'>): StageId | undefined {
    return this.own(conventionOfFolder(path));
  }

  #writtenBy({ writes, metrics, reads }: Step): StageId | undefined {
    const kinds = writes.map((named) => this.#listing.kindOf(named));
    if (kinds.includes('model')) return 'train';
    const judges = metrics.length > 0 || (kinds.length > 0 && kinds.every((kind) => kind === 'metrics'));
    if (judges && reads.some((named) => this.#listing.kindOf(named) === 'model')) return 'evaluate';
    return agreed(writes.map(({ path }) => conventionOfFolder(path)));
  }
}

function conventionOfFolder(path: string): StageId | undefined {
  return FOLDERS.find(([, folder]) => `${path}/`.startsWith(folder))?.[0];
}

/** What all say; nothing where one says nothing, or another thing. */
export function agreed(stages: readonly (StageId | undefined)[]): StageId | undefined {
  const [first, ...others] = new Set(stages);
  return others.length === 0 ? first : undefined;
}

/** The lifecycle's stages by what they are called in the preset `mlops`. */
function conventionsOf(lifecycle: Lifecycle): ReadonlyMap<StageId, StageId> {
  const found = new Map<StageId, StageId>();
  const put = (convention: StageId | undefined, stage: StageId): void => {
    if (convention !== undefined && !found.has(convention)) found.set(convention, stage);
  };
  const ids = lifecycle.stages.map(({ id }) => id);
  for (const id of ids) if (Object.hasOwn(CONVENTIONS, id)) put(id, id);
  for (const id of ids) if (Object.hasOwn(CRISP_CONVENTIONS, id)) put(CRISP_CONVENTIONS[id], id);
  // A stage that a project calls in its own way.
  for (const id of ids) put(stageOfName(id), id);
  return found;
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
