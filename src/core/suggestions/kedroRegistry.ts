import type { PythonImport } from '../python/imports/pythonImports';
import type { Expression } from '../python/tree/expression';
import { readTree } from '../python/tree/readTree';
import { allStatements, type Statement } from '../python/tree/statement';
import { ownExpressions, withInner } from '../python/tree/walk';

type Named = readonly [name: string, value: Expression];

/**
 * Names under which a `pipeline_registry.py` registers pipelines, by the names of their folders, as far as it writes them
 * out: `{"training": data_science.create_pipeline()}`. What joins several pipelines names none of them.
 */
export function registeredNames(text: string): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  const names = new Map<string, string>();
  for (const statement of allStatements(readTree(text))) {
    if (statement.kind === 'import') {
      for (const [name, folder] of statement.imports.flatMap(importedPipelines)) folders.set(name, folder);
      continue;
    }
    for (const [name, value] of registrationsIn(statement)) {
      const folder = onlyFolder(value, folders);
      if (folder !== undefined && !names.has(folder)) names.set(folder, name);
    }
    const [target] = statement.kind === 'assign' ? statement.targets : [];
    const made = statement.kind === 'assign' ? onlyFolder(statement.value, folders) : undefined;
    if (target?.kind === 'name' && made !== undefined) folders.set(target.name, made);
  }
  return names;
}

/** Folders of pipelines by the names that an import gives them. */
function importedPipelines({
  module,
  names,
  as,
}: PythonImport): readonly (readonly [name: string, folder: string])[] {
  const folder = /(?:^|\.)pipelines\.(\w{1,100})/.exec(module)?.[1];
  if (names === undefined) return folder === undefined || as === undefined ? [] : [[as, folder]];
  const isParent = /(?:^|\.)pipelines$/.test(module);
  return names.flatMap(({ name, as: alias }) => {
    const of = folder ?? (isParent ? name : undefined);
    return of === undefined ? [] : [[alias ?? name, of] as const];
  });
}

/** The one pipeline's folder that an expression uses. */
function onlyFolder(value: Expression, folders: ReadonlyMap<string, string>): string | undefined {
  const used = new Set<string>();
  for (const one of withInner(value)) {
    const folder = one.kind === 'name' ? folders.get(one.name) : undefined;
    if (folder !== undefined) used.add(folder);
  }
  const [folder, ...others] = used;
  return others.length === 0 ? folder : undefined;
}

/** `pipelines["name"] = …`, and entries of dictionaries. */
function registrationsIn(statement: Statement): readonly Named[] {
  const found: Named[] = [];
  if (statement.kind === 'assign') {
    const [target] = statement.targets;
    const key = target?.kind === 'subscript' ? target.indices[0] : undefined;
    if (key?.kind === 'text') found.push([key.value, statement.value]);
  }
  for (const expression of ownExpressions(statement)) {
    for (const one of withInner(expression)) if (one.kind === 'dict') found.push(...pairsOf(one.items));
  }
  return found;
}

function pairsOf(items: readonly Expression[]): readonly Named[] {
  return items.flatMap((item, at) => {
    const value = items[at + 1];
    const isPair = item.kind === 'text' && value !== undefined && value.kind !== 'text';
    return isPair ? [[item.value, value] as const] : [];
  });
}
