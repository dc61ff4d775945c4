import path from 'node:path';
import type { ByteContent } from '../../core/checks/world/byteFile';
import type { CheckWorld, FileContent } from '../../core/checks/world/checkWorld';
import type { DataQuery } from '../../core/checks/world/dataQuery';
import type { GitQuery } from '../../core/checks/world/gitQuery';
import type { HttpQuery } from '../../core/checks/world/httpQuery';
import type { NotebookRunner } from '../../core/checks/world/notebookRunner';
import type { TextStream } from '../../core/checks/world/textStream';
import type { Standing } from '../../core/evidence/evidence';
import { pathFault } from '../../core/project/projectPath';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import { openByteFile } from '../files/byteFile';
import { readText } from '../files/readText';
import { fileAsText } from '../notebook/pieceStream';
import { standingOf, type LookedAside } from '../fingerprint/lookedAside';
import type { TextTurns } from './textTurns';

/** What checks of one project share. */
export interface WorldParts {
  readonly data: DataQuery;
  readonly git: GitQuery;
  readonly http: HttpQuery;
  readonly notebooks: NotebookRunner;
  readonly texts: TextTurns;
  readonly project: () => Promise<ProjectSnapshot>;
  readonly now: () => Date;
}

/** The world as a check of a project on disk sees it. */
export class ProjectWorld implements CheckWorld {
  readonly files: readonly string[];
  readonly data: DataQuery;
  readonly git: GitQuery;
  readonly http: HttpQuery;
  readonly notebooks: NotebookRunner;
  readonly project: () => Promise<ProjectSnapshot>;
  readonly now: () => Date;
  readonly #root: string;
  readonly #texts: TextTurns;
  readonly #looked: LookedAside;

  constructor(root: string, files: readonly string[], parts: WorldParts, looked: LookedAside) {
    this.#root = root;
    this.#texts = parts.texts;
    this.#looked = looked;
    this.files = files;
    this.data = parts.data;
    this.git = parts.git;
    this.http = parts.http;
    this.notebooks = parts.notebooks;
    this.project = parts.project;
    this.now = parts.now;
  }

  readText(file: string): Promise<FileContent> {
    return Promise.resolve(leadsOut(file) ?? readText(this.#toRead(file)));
  }

  openText(file: string): TextStream {
    const outside = leadsOut(file);
    if (outside === undefined) return this.#texts.inTurn(fileAsText(this.#toRead(file)));
    return { read: () => Promise.resolve(outside), close: () => undefined };
  }

  openBytes(file: string): Promise<ByteContent> {
    const outside = leadsOut(file);
    return outside === undefined ? openByteFile(this.#toRead(file)) : Promise.resolve(outside);
  }

  kindOf(file: string, absence?: 'counts'): Promise<Standing> {
    if (leadsOut(file) !== undefined) return Promise.resolve('nothing');
    const standing = standingOf(this.#root, file);
    if (standing !== 'nothing' || absence === 'counts') this.#looked.sees(file, standing);
    return Promise.resolve(standing);
  }

  /** Where a file is that is about to be read. */
  #toRead(file: string): string {
    this.#looked.reads(file);
    return path.join(this.#root, file);
  }
}

/** Names in manifests and documents are hostile input: nothing outside the project is read. */
function leadsOut(file: string): Extract<FileContent, { kind: 'unreadable' }> | undefined {
  return pathFault(file)?.code === 'path-outside'
    ? { kind: 'unreadable', reason: say('it leads out of the project') }
    : undefined;
}
