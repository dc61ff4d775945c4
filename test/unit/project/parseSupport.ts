import * as z from 'zod/mini';
import type { Range } from '../../../src/core/place/place';
import { parseProject } from '../../../src/core/project/parseProject';
import type { Problem } from '../../../src/core/project/problem';
import type { CheckDefinition, ParsedProject } from '../../../src/core/project/project';
import type { CheckParameters, ParseOptions } from '../../../src/core/project/reading';
import { render } from '../../../src/core/text/message';

const CATALOGUE: Readonly<Record<string, CheckParameters>> = {
  'metrics.threshold': {
    parameters: z.strictObject({
      file: z.string(),
      metric: z.string(),
      min: z.optional(z.number()),
      max: z.optional(z.number()),
    }),
    consumes: ({ file }: { file: string }) => ({ patterns: [file] }),
  },
  'document.sections': {
    parameters: z.strictObject({
      file: z.string(),
      sections: z.array(z.string()).check(z.minLength(1)),
      minWords: z._default(z.int().check(z.gte(0)), 10),
    }),
    consumes: ({ file }: { file: string }) => ({ patterns: [file] }),
  },
  'notebook.order': {
    parameters: z.strictObject({ files: z.optional(z.union([z.string(), z.array(z.string())])) }),
    consumes: ({ files = [] }: { files?: string | string[] }) => ({ patterns: [files].flat() }),
  },
};

/** A small catalogue, so that these tests do not move with the real one. */
export const OPTIONS: ParseOptions = {
  fallbackName: 'folder',
  builtinCheck: (id) => (Object.hasOwn(CATALOGUE, id) ? CATALOGUE[id] : undefined),
  builtinChecks: Object.keys(CATALOGUE),
};

export function parse(text: string): ParsedProject {
  return parseProject(text, OPTIONS);
}

/** The text at a range, as an editor would select it. */
export function textAt(written: string, range: Range | undefined): string | undefined {
  if (range === undefined) return undefined;
  const lines = written.replace(/^\uFEFF/, '').split('\n');
  if (range.start.line === range.end.line) {
    return lines[range.start.line]?.slice(range.start.column, range.end.column);
  }
  const [first = '', ...rest] = lines.slice(range.start.line, range.end.line + 1);
  const last = rest.pop() ?? '';
  return [first.slice(range.start.column), ...rest, last.slice(0, range.end.column)].join('\n');
}

/** Code and selected text of each problem: `unknown-stage «trian»`. */
export function places(text: string, problems: readonly Problem[] = parse(text).problems): string[] {
  return problems.map((problem) => `${problem.code} «${textAt(text, problem.range) ?? ''}»`);
}

/** A problem as people read it. */
export function sentence({ message, next }: Problem): string {
  return next === undefined ? render(message) : `${render(message)} → ${render(next)}`;
}

export function sentences(text: string): string[] {
  return parse(text).problems.map(sentence);
}

/** Checks of the stage `train` by name. */
export function checksOf(
  { project }: ParsedProject,
  stage = 'train',
): Readonly<Record<string, CheckDefinition>> {
  const found = project.stages.find((one) => one.id === stage)?.checks ?? [];
  return Object.fromEntries(found.map((check) => [check.id, check]));
}

export function stageOf({ project }: ParsedProject, id: string) {
  const stage = project.stages.find((one) => one.id === id);
  if (stage === undefined) throw new Error(`no stage ${id}`);
  return stage;
}

/** A file in which the stage `train` has these lines. */
export function train(lines: string): string {
  return `version: 1\nstages:\n  train:\n${lines.replace(/^/gm, '    ')}\n`;
}

/** A file in which the stage `train` has these checks. */
export function checks(lines: string): string {
  return train(`checks:\n${lines.replace(/^/gm, '  ')}`);
}
