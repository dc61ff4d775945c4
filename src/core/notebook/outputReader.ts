import { FormText } from './formText';
import { PASSED_OVER, type JsonKind, type JsonTarget } from './jsonTarget';
import { JoinedText } from './jsonValues';
import { NO_OUTPUTS, type CellError, type CellOutputs } from './notebookCell';
import { OutputWindows } from './outputWindows';
import { TextHash } from './textHash';
import { utf8Length } from './utf8Length';

/** Which output a text belongs to: its cell and its place among the cell's outputs, from zero. */
export interface OutputPlace {
  readonly cell: number;
  readonly output: number;
}

/** What is wanted of outputs besides their count, size and errors. */
export interface OutputOptions {
  /**
   * Receives what people read of outputs, pictures left out, in their order: an output in one piece, large ones in
   * several that overlap.
   */
  readonly onText?: (text: string, place: OutputPlace) => void;
  /** Whether only sources matter: outputs are passed over, as if there were none. */
  readonly isSourceOnly?: boolean;
  /** Whether outputs are to be told apart from those of another time. */
  readonly withIdentity?: boolean;
}

/** Members of an output that are no content. */
const NO_FORMS = new Set([
  'output_type',
  'metadata',
  'name',
  'stream',
  'execution_count',
  'prompt_number',
  'transient',
]);
const MEDIA = /^(?:image|audio|video)\/(?!svg)|^(?:png|jpeg|pdf|application\/(?:pdf|octet-stream))$/;
const JSON_FORM = /^application\/(?:json|.*\+json)$/;
/** Of an exception's words so much is kept: characters. */
const LONGEST_NAME = 1000;
const LONGEST_VALUE = 10_000;
const LONGEST_TRACEBACK = 80_000;
/** So many exceptions of a notebook are kept; of all others only their number. */
const MOST_ERRORS = 1000;

/** Reads the outputs of one cell after the other; keeps their measures, and the words of exceptions. */
export class OutputReader implements JsonTarget {
  readonly #options: OutputOptions;
  #cell = 0;
  #count = 0;
  #bytes = 0;
  #errors: CellError[] = [];
  #errorCount = 0;
  #kept = 0;
  #hash: TextHash | undefined;
  #windows: OutputWindows | undefined;

  constructor(options: OutputOptions) {
    this.#options = options;
  }

  /** Begins the outputs of a cell. */
  beginCell(cell: number): void {
    this.#cell = cell;
    this.#count = 0;
    this.#bytes = 0;
    this.#errors = [];
    this.#errorCount = 0;
    this.#hash = this.#options.withIdentity === true ? new TextHash() : undefined;
  }

  /** The cell's outputs as far as they were read. */
  get outputs(): CellOutputs {
    const hash = this.#hash;
    if (this.#count === 0 && hash === undefined) return NO_OUTPUTS;
    return {
      count: this.#count,
      bytes: this.#bytes,
      errors: this.#errors.length === 0 ? NO_OUTPUTS.errors : this.#errors,
      errorCount: this.#errorCount,
      ...(hash === undefined ? {} : { identity: `${String(this.#count)}-${hash.value}` }),
    };
  }

  /** The target of one output. */
  item(): JsonTarget {
    const { onText } = this.#options;
    const place = { cell: this.#cell, output: this.#count };
    this.#count++;
    this.#windows = onText && new OutputWindows((text) => onText(text, place));
    const type = new JoinedText(100);
    const name = new JoinedText(LONGEST_NAME);
    const value = new JoinedText(LONGEST_VALUE);
    const traceback = new JoinedText(LONGEST_TRACEBACK, '\n');
    const kept: Readonly<Record<string, JoinedText>> = { ename: name, evalue: value, traceback };
    const data = { member: (form: string) => this.#form(form) };
    return {
      member: (key) => {
        if (key === 'output_type') return type;
        if (key === 'data') return data;
        return NO_FORMS.has(key)
          ? PASSED_OVER
          : this.#form(key, Object.hasOwn(kept, key) ? kept[key] : undefined);
      },
      end: () => {
        this.#windows?.end();
        this.#hash?.add('\0');
        // Format 3 and older call them otherwise.
        if (type.text === 'error' || type.text === 'pyerr') this.#addError(name, value, traceback);
      },
    };
  }

  #addError(name: JoinedText, value: JoinedText, traceback: JoinedText): void {
    this.#errorCount++;
    if (this.#kept >= MOST_ERRORS) return;
    this.#kept++;
    this.#errors.push({ name: name.text || 'Error', value: value.text, traceback: traceback.text });
  }

  #form(form: string, kept?: JoinedText): JsonTarget {
    const isMedia = MEDIA.test(form);
    const windows = isMedia ? undefined : this.#windows;
    const hash = this.#hash;
    hash?.add(`\u0001${form}\u0002`);
    const write = (part: string): void => {
      this.#bytes += utf8Length(part);
      windows?.write(part);
      hash?.add(part);
    };
    const style = { isJson: JSON_FORM.test(form), separator: form === 'traceback' ? '\n' : '' };
    const text = new FormText(style, write, () => windows?.write('\n'));
    return kept === undefined ? text : both(text, kept);
  }
}

/** A value that two targets read: the first all of it, the second its strings. */
function both(first: FormText, second: JoinedText): JsonTarget {
  const target: JsonTarget = {
    begin: (kind: JsonKind) => {
      first.begin(kind);
      second.begin(kind);
    },
    member: (key) => first.member(key),
    item: () => target,
    string: (part) => {
      first.string(part);
      second.string(part);
    },
    primitive: (written) => first.primitive(written),
    end: (kind) => first.end(kind),
  };
  return target;
}
