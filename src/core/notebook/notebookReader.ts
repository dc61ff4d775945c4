import type { Position } from '../place/place';
import { say, type Message } from '../text/message';
import { CellReader, stagesOf, type CellOptions, type ReadCell } from './cellReader';
import { JsonReader, type JsonFault } from './jsonReader';
import type { JsonKind, JsonTarget } from './jsonTarget';
import { JoinedText, members, StringList } from './jsonValues';
import type { Notebook, NotebookReading } from './notebook';
import { kernelLanguage } from './kernelLanguage';
import { OutputReader, type OutputOptions } from './outputReader';

/** More than this is no code that anybody wrote: 32 Mi characters of all cells together. */
const MOST_SOURCE = 32 * 1024 * 1024;
/** Nor did anybody write more cells; each takes some memory, whatever it holds. */
const MOST_CELLS = 100_000;

const CONFLICT = '<<<<<<<';

/**
 * Reads the text of an .ipynb file that comes in pieces: format 4.0–4.5 and what came before, with its worksheets.
 * It keeps sources and measures of outputs, never outputs themselves, so that a notebook of any size fits.
 */
export class NotebookReader {
  readonly #json: JsonReader;
  readonly #outputs: OutputReader;
  readonly #cellOptions: CellOptions;
  readonly #language = new JoinedText(200);
  readonly #info = new JoinedText(200);
  readonly #kernel = new JoinedText(200);
  // Before kernels had specifications, some languages were named here.
  readonly #oldLanguage = new JoinedText(200);
  readonly #stages = new StringList();
  #cells: ReadCell[] | undefined;
  #worksheetCells: ReadCell[] | undefined;
  /** Characters of all cells together. */
  #source = 0;
  #count = 0;
  #isBlank = true;
  #fault: JsonFault | undefined;

  constructor(options: OutputOptions = {}) {
    this.#cellOptions = {
      withIdentity: options.withIdentity === true,
      isSourceOnly: options.isSourceOnly === true,
    };
    this.#outputs = new OutputReader(options);
    this.#json = new JsonReader(this.#root());
  }

  /** Takes the next piece; `false`: enough, the rest cannot change anything. */
  write(piece: string): boolean {
    if (this.#isBlank) this.#isBlank = piece.trim() === '';
    this.#fault ??= this.#json.write(piece);
    return this.#fault === undefined && !this.#isTooLarge;
  }

  /** Says that the text is complete; the result. */
  end(): NotebookReading {
    if (this.#isBlank) return { kind: 'invalid', reason: say('it is empty') };
    if (this.#isTooLarge) return { kind: 'invalid', reason: this.#tooLarge() };
    const fault = this.#fault ?? this.#json.end();
    if (fault !== undefined) return invalid(fault);
    const cells = this.#cells ?? this.#worksheetCells;
    if (cells === undefined) {
      return {
        kind: 'invalid',
        reason: say('it is JSON, but not a Jupyter notebook: it has no list of cells'),
      };
    }
    return { kind: 'notebook', notebook: this.#notebook(cells) };
  }

  get #isTooLarge(): boolean {
    return this.#source > MOST_SOURCE || this.#count > MOST_CELLS;
  }

  #tooLarge(): Message {
    return this.#count > MOST_CELLS
      ? say('it has more than {0} cells, too much to be judged', MOST_CELLS)
      : say('its cells hold more than {0} MiB of source, too much to be judged', MOST_SOURCE / 1024 / 1024);
  }

  #notebook(cells: readonly ReadCell[]): Notebook {
    const named = this.#language.text || this.#info.text || this.#oldLanguage.text;
    const language = named === '' ? kernelLanguage(this.#kernel.text) : named.toLowerCase();
    // Filled in, not copied: there may be hundreds of thousands.
    for (const cell of cells) cell.language ||= language;
    return { language, stages: stagesOf(this.#stages), cells };
  }

  #root(): JsonTarget {
    const metadata = members({
      kernelspec: members({ language: this.#language, name: this.#kernel }),
      language_info: members({ name: this.#info }),
      language: this.#oldLanguage,
      ml_lifecycle: members({ stage: this.#stages }),
    });
    return members({
      metadata,
      cells: this.#listOfCells(() => (this.#cells = [])),
      worksheets: {
        begin: (kind) => {
          if (kind === 'list') this.#worksheetCells = [];
        },
        item: () => members({ cells: this.#listOfCells(() => (this.#worksheetCells ??= [])) }),
      },
    });
  }

  #listOfCells(begun: () => ReadCell[]): JsonTarget {
    let cells: ReadCell[] = [];
    return {
      begin: (kind: JsonKind) => {
        if (kind === 'list') cells = begun();
      },
      item: () => {
        const options = { ...this.#cellOptions, mostSource: MOST_SOURCE - this.#source };
        const reader = new CellReader(cells.length, this.#outputs, options, (cell) => {
          this.#source += reader.sourceLength;
          this.#count++;
          cells.push(cell);
        });
        return reader;
      },
    };
  }
}

function invalid({ position, rest }: JsonFault): NotebookReading {
  if (isConflict(position, rest)) {
    return { kind: 'invalid', reason: say('it has an unresolved merge conflict'), position };
  }
  const reason = say('it is not complete JSON, so not a Jupyter notebook');
  return { kind: 'invalid', reason, position };
}

/** Whether reading stopped at the mark by which git begins a conflict, as far as it is in sight. */
function isConflict({ column }: Position, rest: string): boolean {
  return column === 0 && rest !== '' && CONFLICT.startsWith(rest.slice(0, CONFLICT.length));
}
