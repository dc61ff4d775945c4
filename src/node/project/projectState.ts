import type { ParsedProject } from '../../core/project/project';
import { Fingerprints } from '../fingerprint/fingerprints';
import { deriveState, parseProjectText, type ProjectState } from './deriveState';
import { DiskFiles } from './diskFiles';
import { InFileLinks } from './inFileLinks';

/** Reads a project's files on the disk and derives its state; keeps what is dear to compute between two readings. */
export class ProjectReader {
  readonly root: string;
  readonly fingerprints: Fingerprints;
  readonly #inFile: InFileLinks;
  #parsed: { readonly text: string; readonly result: ParsedProject } | undefined;

  constructor(root: string) {
    this.root = root;
    this.fingerprints = new Fingerprints(root);
    this.#inFile = new InFileLinks(root);
  }

  /** The state now. Never throws for what the project's files contain. */
  read(): ProjectState {
    const files = new DiskFiles(this.root, { fingerprints: this.fingerprints, inFile: this.#inFile });
    return deriveState(files, new Date().toISOString().slice(0, 10), (text) => this.#parse(text));
  }

  #parse(text: string): ParsedProject {
    if (this.#parsed?.text !== text) this.#parsed = { text, result: parseProjectText(text, this.root) };
    return this.#parsed.result;
  }
}
