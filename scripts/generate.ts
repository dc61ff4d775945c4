import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CATALOGUE } from '../src/core/checks/catalogue';
import { explainCheck } from '../src/core/checks/explainCheck';
import { projectJsonSchema } from '../src/core/project/jsonSchema';
import { projectReference } from '../src/core/project/projectReference';
import { collectMessages } from './messages';

const root = path.join(__dirname, '..');

/** Files that are made from the sources, by path: committed, and compared by a test. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const bundle = Object.fromEntries(collectMessages().map((text) => [text, text]));
  return new Map([
    ['schemas/ml-lifecycle.schema.json', json(projectJsonSchema(CATALOGUE))],
    ['l10n/bundle.l10n.json', json(bundle)],
    ['docs/checks.md', checksPage()],
    ['docs/project-file-reference.md', referencePage()],
  ]);
}

/** Those generated files that do not stand in the tree as the sources say. */
export function outdatedFiles(): readonly string[] {
  return [...generatedFiles()].filter(([file, text]) => readOrEmpty(file) !== text).map(([file]) => file);
}

function referencePage(): string {
  return projectReference().replace(
    /^# .*\n\n.*\n/,
    '# Reference of the project file\n\n<!-- Made by `npm run generate` from the schema. -->\n\nWhat is what, with examples: [project-file.md](project-file.md).\n',
  );
}

function checksPage(): string {
  const intro = [
    '# Built-in checks',
    '',
    '<!-- Made by `npm run generate` from the checks themselves. -->',
    '',
    'A check is used in `ml-lifecycle.yaml` by its id, with its parameters under `with`. The same pages are shown by',
    '`ml-lifecycle explain ID`.',
    '',
  ];
  const pages = CATALOGUE.map((check) => explainCheck(check).replace(/^#/gm, '##').trim());
  return `${[...intro, pages.join('\n\n')].join('\n')}\n`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function readOrEmpty(file: string): string {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return '';
  }
}

if (require.main === module) {
  for (const [file, text] of generatedFiles()) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
    console.log(`wrote ${file}`);
  }
}
