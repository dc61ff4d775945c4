import type { NotebookRunEnd, NotebookRunner } from '../../core/checks/world/notebookRunner';
import { say } from '../../core/text/message';

export interface JupyterOptions {
  readonly root: string;
  /** The project's interpreter. */
  readonly interpreter: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Executes notebooks by the nbconvert or papermill of the project's interpreter. */
export class JupyterRunner implements NotebookRunner {
  readonly #options: JupyterOptions;

  constructor(options: JupyterOptions) {
    this.#options = options;
  }

  execute(): Promise<NotebookRunEnd> {
    return Promise.resolve({
      kind: 'failed',
      reason: say('not written yet: {0}', this.#options.root),
      next: say('…'),
    });
  }
}
