import { parseNotebook, type Notebook } from '../notebook/notebook';
import { canonicalJson } from './canonicalJson';
import { parseExactJson } from './exactJson';
import { pythonMeaning } from './pythonMeaning';
import { yamlValues } from './yamlValues';

/** Larger files are data rather than settings: their bytes identify them well enough, and parsing them is dear. */
const MAX_JSON = 8 * 1024 * 1024;
/** Deeper values are not worth the stack that they take. */
const MAX_DEPTH = 200;

/**
 * The meaning of a file as canonical text: a notebook's cells without outputs, Python's tokens without comments and
 * layout, the parsed value of JSON and YAML. `undefined` for everything else and for whatever does not parse: the
 * bytes are its identity then.
 */
export function semanticText(path: string, text: string): string | undefined {
  // Bytes that are not UTF-8 were lost in decoding: two such files may look alike.
  if (text.includes('\uFFFD')) return undefined;
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  switch (/\.([^./]+)$/.exec(path)?.[1]?.toLowerCase()) {
    case 'ipynb':
      return notebookText(content);
    case 'json':
      return content.length > MAX_JSON ? undefined : valueText(parseExactJson(content));
    case 'py':
    case 'pyi':
    case 'pyw':
      return pythonMeaning(content);
    case 'yaml':
    case 'yml':
      return valueText(yamlValues(content));
    default:
      return undefined;
  }
}

/** Tags by which papermill and nbclient decide what is executed and how. Other tags are for readers. */
const EXECUTION_TAGS: readonly string[] = [
  'parameters',
  'injected-parameters',
  'raises-exception',
  'skip-execution',
];

function notebookText(text: string): string | undefined {
  const parsed = parseNotebook(text);
  return parsed.kind === 'notebook' ? [...notebookMeaning(parsed.notebook)].join('') : undefined;
}

/**
 * The meaning of a notebook as canonical text, in pieces that a large one need not be held by at once: its cells
 * without outputs.
 */
export function* notebookMeaning({ language, cells }: Notebook): Generator<string, void, undefined> {
  yield '{"cells":[';
  for (const [at, cell] of cells.entries()) {
    const tags = cell.tags.filter((tag) => EXECUTION_TAGS.includes(tag)).sort();
    const meaning = canonicalJson([cell.type, cell.language, cell.source, ...tags]);
    yield at === 0 ? meaning : `,${meaning}`;
  }
  yield `],"language":${canonicalJson(language)}}`;
}

function valueText(value: unknown): string | undefined {
  return value === undefined || nestsDeeper(value, MAX_DEPTH) ? undefined : canonicalJson(value);
}

function nestsDeeper(value: unknown, limit: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (limit === 0) return true;
  const items = value instanceof Map ? [...value.keys(), ...value.values()] : Object.values(value);
  return items.some((item) => nestsDeeper(item, limit - 1));
}
