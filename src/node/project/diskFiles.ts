import path from 'node:path';
import type { FileContent } from '../../core/checks/world/checkWorld';
import type { InputFingerprint } from '../../core/evidence/evidence';
import type { InFileLink } from '../../core/links/linkIndex';
import { PatternExpander } from '../files/expandPatterns';
import { readText } from '../files/readText';
import type { Standing } from '../files/standingAt';
import type { Fingerprints } from '../fingerprint/fingerprints';
import type { InFileLinks } from './inFileLinks';
import type { ProjectFiles } from './projectFiles';

/** What is remembered of a project's files from one moment to the next. */
export interface DiskMemory {
  readonly fingerprints: Fingerprints;
  readonly inFile: InFileLinks;
}

/** A project's files on the disk. Folders are listed once, so make one per moment. */
export class DiskFiles implements ProjectFiles {
  readonly #expander: PatternExpander;

  constructor(
    readonly root: string,
    private readonly memory: DiskMemory,
  ) {
    this.#expander = new PatternExpander(root);
  }

  paths(): readonly string[] {
    return this.#expander.filesBelow('');
  }

  inFileLinks(): ReadonlyMap<string, readonly InFileLink[]> {
    return this.memory.inFile.read(this.paths());
  }

  standingAt(file: string): Standing {
    return this.#expander.standingAt(file);
  }

  text(file: string, limit?: number): FileContent {
    return readText(path.join(this.root, file), limit);
  }

  expand(include: readonly string[], exclude?: readonly string[]): readonly string[] {
    return this.#expander.expand(include, exclude);
  }

  against(files: readonly string[], recorded: readonly InputFingerprint[]): readonly InputFingerprint[] {
    return this.memory.fingerprints.against(files, recorded);
  }
}
