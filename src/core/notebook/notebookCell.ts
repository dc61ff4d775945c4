import { items, record, text } from './untypedJson';

export type CellType = 'code' | 'markdown' | 'raw';

/** What a cell's execution raised; strings as the kernel wrote them, colour codes included. */
export interface CellError {
  readonly name: string;
  readonly value: string;
  readonly traceback: string;
}

/** One output of a code cell. */
export interface CellOutput {
  /** As format 4 names it: `stream`, `display_data`, `execute_result`, `error`. */
  readonly type: string;
  /** What people read of it: streams, plain text, HTML, Markdown, JSON, an error's words; pictures are left out. */
  readonly text: string;
  /** Characters of all that is embedded, pictures included; they are ASCII or nearly so. */
  readonly size: number;
  /** Of outputs of type `error`. */
  readonly error?: CellError;
}

export interface NotebookCell {
  /** From zero, counting every cell. */
  readonly index: number;
  readonly type: CellType;
  readonly source: string;
  /** Absent while the cell was not executed. */
  readonly executionCount?: number;
  readonly outputs: readonly CellOutput[];
  readonly tags: readonly string[];
  /** Stages that the cell's own `metadata.ml_lifecycle.stage` names. */
  readonly stages: readonly string[];
  /** Language of a code cell; `markdown` or `raw` of others. */
  readonly language: string;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads one cell of any format; `language` is the notebook's. What is no cell at all counts as an empty raw one. */
export function readCell(value: unknown, index: number, language: string): NotebookCell {
  const cell = record(value) ?? {};
  const metadata = record(cell['metadata']);
  const type = cellType(cell['cell_type']);
  // Format 3 and older: `input`, `prompt_number` and `language` beside the outputs.
  const count = cell['execution_count'] ?? cell['prompt_number'];
  return {
    index,
    type,
    source: sourceOf(cell),
    ...(type === 'code' && Number.isSafeInteger(count) ? { executionCount: count as number } : {}),
    outputs: type === 'code' ? items(cell['outputs']).map(readOutput) : [],
    tags: items(metadata?.['tags']).filter((tag) => typeof tag === 'string'),
    stages: readStages(metadata),
    language: type === 'code' ? languageOf(cell, metadata, language) : type,
  };
}

/** Stages that metadata declare under `ml_lifecycle.stage`: one or a list. */
export function readStages(metadata: Json | undefined): readonly string[] {
  const stage = record(metadata?.['ml_lifecycle'])?.['stage'];
  const named = Array.isArray(stage) ? items(stage) : [stage];
  return named.flatMap((item) => (typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []));
}

function cellType(value: unknown): CellType {
  if (value === 'code') return 'code';
  return value === 'markdown' || value === 'heading' || value === 'html' ? 'markdown' : 'raw';
}

function sourceOf(cell: Json): string {
  const source = joined(cell['source'] ?? cell['input']);
  if (cell['cell_type'] !== 'heading') return source;
  const level = cell['level'];
  return `${'#'.repeat(typeof level === 'number' && level >= 1 && level <= 6 ? level : 1)} ${source}`;
}

function languageOf(cell: Json, metadata: Json | undefined, fallback: string): string {
  const chosen = text(record(metadata?.['vscode'])?.['languageId']) ?? text(cell['language']);
  return chosen?.toLowerCase() ?? fallback;
}

function readOutput(value: unknown): CellOutput {
  const output = record(value) ?? {};
  const type = outputType(text(output['output_type']) ?? 'unknown');
  const content = contentOf(output);
  if (type !== 'error') return { type, ...content };
  const error = {
    name: text(output['ename']) ?? 'Error',
    value: text(output['evalue']) ?? '',
    traceback: joined(output['traceback'], '\n'),
  };
  const words = [error.name, error.value, error.traceback].join('\n');
  return { type, text: words, size: words.length, error };
}

/** Keys of an output that are no content. */
const NO_FORMS = new Set([
  'data',
  'output_type',
  'metadata',
  'name',
  'execution_count',
  'prompt_number',
  'transient',
]);

/** Of several forms of one thing all count; format 3 has them beside the type. */
function contentOf(output: Json): Pick<CellOutput, 'text' | 'size'> {
  const forms = Object.entries({ ...output, ...record(output['data']) });
  let size = 0;
  const texts: string[] = [];
  for (const [form, value] of forms) {
    if (NO_FORMS.has(form)) continue;
    const written =
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? JSON.stringify(value)
        : joined(value);
    size += written.length;
    if (!/^(?:image|audio|video)\/(?!svg)|^(?:png|jpeg)$/.test(form)) texts.push(written);
  }
  return { text: texts.join('\n'), size };
}

/** Names of format 3 in those of format 4. */
function outputType(name: string): string {
  return name === 'pyout' ? 'execute_result' : name === 'pyerr' ? 'error' : name;
}

/** Multi-line strings are written as one string or as a list of lines. */
function joined(value: unknown, separator = ''): string {
  if (typeof value === 'string') return value;
  return items(value)
    .filter((line) => typeof line === 'string')
    .join(separator);
}
