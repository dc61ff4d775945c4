import type { ArtifactKind } from './artifact';

const BY_ENDING: Readonly<Partial<Record<ArtifactKind, readonly string[]>>> = {
  notebook: ['ipynb'],
  code: [
    ...['py', 'pyi', 'r', 'jl', 'scala', 'java', 'kt', 'go', 'rs', 'c', 'h', 'cc', 'cpp', 'hpp', 'cs', 'm'],
    ...[
      'js',
      'mjs',
      'cjs',
      'ts',
      'mts',
      'cts',
      'tsx',
      'jsx',
      'vue',
      'svelte',
      'sql',
      'sh',
      'bash',
      'ps1',
      'bat',
    ],
    ...['rb', 'php', 'swift', 'lua', 'pl', 'stan', 'proto', 'html', 'css', 'scss'],
  ],
  document: ['md', 'markdown', 'qmd', 'rmd', 'rst', 'adoc', 'txt', 'tex', 'pdf', 'docx', 'odt', 'pptx'],
  config: [
    ...[
      'yaml',
      'yml',
      'json',
      'jsonc',
      'toml',
      'ini',
      'cfg',
      'conf',
      'properties',
      'xml',
      'tf',
      'hcl',
      'lock',
    ],
    ...['env', 'editorconfig', 'gitignore', 'gitattributes', 'dockerignore', 'dvc'],
  ],
  model: [
    ...[
      'pkl',
      'pickle',
      'joblib',
      'pt',
      'pth',
      'ckpt',
      'safetensors',
      'onnx',
      'h5',
      'hdf5',
      'keras',
      'tflite',
    ],
    ...['pb', 'pmml', 'cbm', 'bst', 'ubj', 'gguf', 'mlmodel', 'bin'],
  ],
};
const KINDS = new Map(
  Object.entries(BY_ENDING).flatMap(([kind, endings]) =>
    endings.map((ending) => [ending, kind as ArtifactKind] as const),
  ),
);

/** Names without an ending that say what a file is. */
const CONFIG_NAME =
  /^(?:dockerfile|containerfile|makefile|jenkinsfile|procfile|snakefile|mlproject)(?:\.|$)/i;
const DOCUMENT_NAME = /^(?:readme|license|licence|changelog|contributing|authors|notice|codeowners)$/i;
/** Words that make a file of numbers one of metrics. */
const METRICS_NAME = /(?:^|[-_.])(?:metrics?|scores?|eval(?:uation)?|results?)(?:[-_.]|$)/i;
const NUMBERS = new Set(['json', 'yaml', 'yml', 'toml', 'csv', 'tsv', 'jsonl']);

/** The endings of files of these kinds: without a dot, in small letters. */
export function endingsOf(kinds: readonly ArtifactKind[]): readonly string[] {
  return [...KINDS].flatMap(([ending, kind]) => (kinds.includes(kind) ? [ending] : []));
}

/** What a file is to a lifecycle, judged by its name; a path that ends with `/` is a folder. Unknown endings count as data. */
export function artifactKind(path: string): ArtifactKind {
  if (path.endsWith('/')) return 'folder';
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (CONFIG_NAME.test(name)) return 'config';
  if (DOCUMENT_NAME.test(name)) return 'document';
  const dot = name.lastIndexOf('.');
  const ending = dot === -1 ? '' : name.slice(dot + 1).toLowerCase();
  if (NUMBERS.has(ending) && METRICS_NAME.test(name)) return 'metrics';
  return KINDS.get(ending) ?? 'data';
}
