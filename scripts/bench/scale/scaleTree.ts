/** How large the repository of the benchmark is. */
export interface ScaleSize {
  readonly files: number;
  readonly notebooks: number;
  readonly checks: number;
  readonly commits: number;
}

/** The size that is measured, times a factor: `0.1` for a quick run. */
export function sizeOf(factor: number): ScaleSize {
  const scaled = (count: number, least: number): number => Math.max(least, Math.round(count * factor));
  return {
    files: scaled(110_000, 500),
    notebooks: scaled(1100, 32),
    checks: scaled(1000, 32),
    commits: scaled(5000, 10),
  };
}

/** Notebooks of one folder, all of one stage. */
export const NOTEBOOKS_A_FOLDER = 10;
/** Other files of one folder. */
const FILES_A_FOLDER = 25;

/** Endings by how many of a hundred files have them. */
const ENDINGS: readonly (readonly [ending: string, share: number])[] = [
  ['py', 28],
  ['csv', 27],
  ['json', 12],
  ['yaml', 8],
  ['md', 10],
  ['png', 10],
  ['sql', 5],
];
const WHEEL = ENDINGS.flatMap(([ending, share]) => Array.from({ length: share }, () => ending));

/** A file of the tree. */
export interface ScaleFile {
  readonly path: string;
  readonly content: string;
}

/** Folder of a stage's notebooks. */
export function notebookFolder(stage: string, folder: number): string {
  return `notebooks/${stage}/part-${String(folder).padStart(3, '0')}`;
}

/** All files but those of the project itself; the same at every call. */
export function* treeOf({ files, notebooks }: ScaleSize, stages: readonly string[]): Generator<ScaleFile> {
  for (let index = 0; index < notebooks; index += 1) {
    const folder = Math.floor(index / NOTEBOOKS_A_FOLDER);
    const stage = stages[folder % stages.length] ?? '';
    const name = `${String(index % NOTEBOOKS_A_FOLDER).padStart(2, '0')}-step.ipynb`;
    const path = `${notebookFolder(stage, Math.floor(folder / stages.length))}/${name}`;
    yield { path, content: notebookText(index) };
  }
  for (const stage of stages) yield { path: `params/${stage}.yaml`, content: contentOf('yaml', 1) };
  for (let index = 0; index < files - notebooks - stages.length; index += 1) {
    const folder = Math.floor(index / FILES_A_FOLDER);
    const ending = WHEEL[(index * 37) % WHEEL.length] ?? 'py';
    const area = `area-${String(folder % 40).padStart(2, '0')}`;
    const path = `src/${area}/module_${String(folder)}/file_${String(index)}.${ending}`;
    yield { path, content: contentOf(ending, index) };
  }
}

/** A notebook of a few cells with outputs. */
export function notebookText(seed: number): string {
  const cells = Array.from({ length: 8 }, (_, at) => ({
    cell_type: 'code',
    execution_count: at + 1,
    metadata: {},
    outputs: [
      { output_type: 'stream', name: 'stdout', text: [`${String(seed)} rows of part ${String(at)}\n`] },
    ],
    source: [`frame = load("data/part_${String(seed)}_${String(at)}.csv")\n`, 'frame.describe()'],
  }));
  const metadata = { language_info: { name: 'python' } };
  return `${JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

function contentOf(ending: string, seed: number): string {
  const number = String(seed);
  switch (ending) {
    case 'py':
      return `"""Module ${number}."""\n\n\ndef step_${number}(frame):\n    return frame.assign(part=${number})\n`;
    case 'csv':
      return `id,value\n${Array.from({ length: 20 }, (_, row) => `${String(row)},${String((seed * 31 + row) % 997)}`).join('\n')}\n`;
    case 'json':
      return `{"name": "part ${number}", "values": [${number}, 1, 2]}\n`;
    case 'yaml':
      return `name: part ${number}\nrate: 0.${number}\n`;
    default:
      return `Part ${number}.\n`;
  }
}
