import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { PRESETS } from '../src/core/lifecycle/presets';

const root = path.join(__dirname, '..');

/** Functions whose first argument is a template that people see. */
const MAKERS = new Set(['say', 't', 'l10n.t', 'vscode.l10n.t']);

/** Every English template that people may see, sorted: the keys of the translation bundle. */
export function collectMessages(): readonly string[] {
  const templates = new Set<string>();
  for (const folder of ['src', 'webview']) {
    for (const file of sourcesIn(path.join(root, folder))) collectFrom(file, templates);
  }
  for (const preset of PRESETS) {
    const items = [...preset.loops, ...preset.wheels, ...preset.stages];
    for (const text of [preset.title, ...items.map((item) => item.title)]) templates.add(text);
    for (const { guidance } of preset.stages) {
      const { purpose, questions, done, artifacts, pitfalls } = guidance;
      for (const text of [purpose, ...questions, ...done, ...artifacts, ...pitfalls]) templates.add(text);
    }
  }
  return [...templates].sort();
}

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.join(folder, file));
}

function collectFrom(file: string, templates: Set<string>): void {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && MAKERS.has(node.expression.getText(source))) {
      const first = node.arguments[0];
      if (first !== undefined && ts.isStringLiteralLike(first)) templates.add(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}
