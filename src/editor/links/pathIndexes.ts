import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import type { EngineClient } from '../engine/engineClient';
import { projectOf, relativePath } from '../snapshot/lookUp';
import { PathIndex, type PathFacts } from './pathIndex';

/** A file of a project, and what is known of it. */
export interface KnownPath {
  readonly project: ProjectSnapshot;
  /** Relative to the project. */
  readonly path: string;
  readonly facts: PathFacts | undefined;
}

/** The window's projects by their paths. */
export class PathIndexes {
  readonly #engine: Pick<EngineClient, 'projects'>;
  readonly #indexes = new WeakMap<ProjectSnapshot, PathIndex>();

  constructor(engine: Pick<EngineClient, 'projects'>) {
    this.#engine = engine;
  }

  /** What is known of a file or folder, by its absolute path; nothing outside every project. */
  at(file: string): KnownPath | undefined {
    const project = projectOf(this.#engine.projects, file);
    const path = project && relativePath(project.root, file);
    return project && path !== undefined ? { project, path, facts: this.#of(project).at(path) } : undefined;
  }

  #of(project: ProjectSnapshot): PathIndex {
    const known = this.#indexes.get(project) ?? new PathIndex(project);
    this.#indexes.set(project, known);
    return known;
  }
}
