import { FormText } from './formText';
import type { JsonKind, JsonTarget } from './jsonTarget';
import { JoinedText, members, StringList, WholeNumber } from './jsonValues';
import { NO_OUTPUTS, type CellType, type NotebookCell } from './notebookCell';
import type { OutputReader } from './outputReader';
import { TextHash } from './textHash';

/** Members of a cell's metadata by which tools note when it was executed: JupyterLab, Colab, ExecuteTime. */
const TIMING = new Set(['execution', 'executionInfo', 'ExecuteTime']);
const SHORT = 200;
const NOTHING: readonly string[] = [];

/** A cell while its notebook is read: where it names no language, that is the notebook's, which may follow later. */
export type ReadCell = Omit<NotebookCell, 'language'> & { language: string };

/** What is wanted of cells. */
export interface CellOptions {
  readonly withIdentity: boolean;
  readonly isSourceOnly: boolean;
}

/** Reads one cell of any format. What is no cell at all counts as an empty raw one. */
export class CellReader implements JsonTarget {
  readonly #index: number;
  readonly #outputs: OutputReader;
  readonly #isSourceOnly: boolean;
  readonly #hash: TextHash | undefined;
  readonly #done: (cell: ReadCell) => void;
  readonly #source: JoinedText;
  readonly #type = new JoinedText(SHORT);
  readonly #id = new JoinedText(SHORT);
  // Format 3 and older: the language stands beside the source.
  readonly #language = new JoinedText(SHORT);
  readonly #languageId = new JoinedText(SHORT);
  readonly #count = new WholeNumber();
  readonly #level = new WholeNumber();
  readonly #tags = new StringList();
  readonly #stages = new StringList();
  #hasOutputs = false;
  #hasTiming = false;

  constructor(
    index: number,
    outputs: OutputReader,
    options: CellOptions & { readonly mostSource: number },
    done: (cell: ReadCell) => void,
  ) {
    this.#index = index;
    this.#outputs = outputs;
    this.#done = done;
    this.#isSourceOnly = options.isSourceOnly;
    this.#source = new JoinedText(options.mostSource);
    this.#hash = options.withIdentity ? new TextHash() : undefined;
  }

  member(key: string): JsonTarget | undefined {
    switch (key) {
      case 'cell_type':
        return this.#type;
      case 'id':
        return this.#id;
      // `input` and `prompt_number`: format 3 and older.
      case 'source':
      case 'input':
        return this.#source;
      case 'execution_count':
      case 'prompt_number':
        return this.#count;
      case 'language':
        return this.#language;
      case 'level':
        return this.#level;
      case 'metadata':
        return { member: (name) => this.#metadata(name) };
      case 'outputs':
        if (this.#isSourceOnly) return undefined;
        this.#hasOutputs = true;
        this.#outputs.beginCell(this.#index);
        return this.#outputs;
      default:
        return undefined;
    }
  }

  /** Characters of the source, those beyond the limit included. */
  get sourceLength(): number {
    return this.#source.length;
  }

  #metadata(name: string): JsonTarget | undefined {
    if (name === 'tags') return this.#tags;
    if (name === 'vscode') return members({ languageId: this.#languageId });
    if (name === 'ml_lifecycle') return members({ stage: this.#stages });
    const hash = this.#hash;
    if (hash === undefined || !TIMING.has(name)) return undefined;
    this.#hasTiming = true;
    return new FormText(
      { isJson: true, separator: '' },
      (part) => hash.add(part),
      () => undefined,
    );
  }

  end(kind: JsonKind): void {
    const type = kind === 'object' ? cellType(this.#type.text) : 'raw';
    const isCode = type === 'code';
    const language = isCode ? (this.#languageId.text || this.#language.text).toLowerCase() : type;
    const id = this.#id.text;
    this.#done({
      index: this.#index,
      ...(id === '' ? {} : { id }),
      type,
      source: this.#sourceText(),
      ...(isCode && this.#count.value !== undefined ? { executionCount: this.#count.value } : {}),
      outputs: isCode && this.#hasOutputs ? this.#outputs.outputs : NO_OUTPUTS,
      tags: this.#tags.values.length === 0 ? NOTHING : this.#tags.values,
      stages: this.#stages.values.length === 0 ? NOTHING : stagesOf(this.#stages),
      language,
      ...(this.#hash !== undefined && this.#hasTiming ? { timing: this.#hash.value } : {}),
    });
  }

  #sourceText(): string {
    if (this.#type.text !== 'heading') return this.#source.text;
    const level = this.#level.value ?? 1;
    return `${'#'.repeat(level >= 1 && level <= 6 ? level : 1)} ${this.#source.text}`;
  }
}

/** Stages that metadata declare: one or a list. */
export function stagesOf({ values }: StringList): readonly string[] {
  return values.map((name) => name.trim()).filter((name) => name !== '');
}

function cellType(name: string): CellType {
  if (name === 'code') return 'code';
  return name === 'markdown' || name === 'heading' || name === 'html' ? 'markdown' : 'raw';
}
