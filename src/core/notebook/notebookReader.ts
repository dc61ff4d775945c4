import type { Position } from '../place/place';
import { say } from '../text/message';
import { CellReader, stagesOf, type CellOptions, type ReadCell } from './cellReader';
import { JsonReader, type JsonFault } from './jsonReader';
import type { JsonKind, JsonTarget } from './jsonTarget';
import { JoinedText, members, StringList } from './jsonValues';
import type { Notebook, NotebookReading } from './notebook';
import { kernelLanguage } from './kernelLanguage';
import { OutputReader, type OutputOptions } from './outputReader';

/** More than this is no code that anybody wrote: 32 Mi characters of all cells together. */
const MOST_SOURCE = 32 * 1024 * 1024;

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
  #source = 0;
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
    return this.#fault === undefined && this.#source <= MOST_SOURCE;
  }

  /** Says that the text is complete; the result. */
  end(): NotebookReading {
    if (this.#isBlank) return { kind: 'invalid', reason: say('it is empty') };
    if (this.#source > MOST_SOURCE) {
      const limit = MOST_SOURCE / 1024 / 1024;
      return {
        kind: 'invalid',
        reason: say('its cells hold more than {0} MiB of source, too much to be judged', limit),
      };
    }
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

  #notebook(cells: readonly ReadCell[]): Notebook {
    const named = this.#language.text || this.#info.text || this.#oldLanguage.text;
    const language = named === '' ? kernelLanguage(this.#kernel.text) : named.toLowerCase();
    return {
      language,
      stages: stagesOf(this.#stages),
      cells: cells.map((cell) => ({ ...cell, language: cell.language ?? language })),
    };
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
