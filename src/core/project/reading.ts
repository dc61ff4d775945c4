import type { BuiltinCheck } from '../checks/builtinCheck';
import type { Lifecycle } from '../lifecycle/lifecycle';
import type { Range } from '../place/place';
import type { Problem } from './problem';
import type { ProjectFile } from './projectSchema';
import type { ProjectSource } from './readSource';
import type { Located } from './validateTree';
import type { MapNode } from './yamlTree';

/** What a project file must know of a built-in check: its parameters, and which files they name. */
export type CheckParameters = Pick<BuiltinCheck, 'parameters' | 'consumes'>;

/** What reading a project file needs to know of the world. */
export interface ParseOptions {
  /** The project's name where the file gives none: the name of its folder. */
  readonly fallbackName: string;
  readonly builtinCheck: (id: string) => CheckParameters | undefined;
  /** Ids of all built-in checks, for suggestions. */
  readonly builtinChecks: readonly string[];
}

/** All that the steps of reading a project file share. */
export interface Reading {
  readonly options: ParseOptions;
  readonly source: ProjectSource;
  readonly root: MapNode;
  readonly lifecycle: Lifecycle;
  /** The file without its wrong parts. */
  readonly file: ProjectFile;
  /** What was found wrong with the file, with what was left out for it. */
  readonly located: readonly Located[];
  /** The file's format is newer than what this program knows. */
  readonly future?: Problem;
}

/** The beginning of a text. */
export const START: Range = { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } };
