import type { Range } from '../../place/place';

/** An instruction of a Dockerfile: its name in capitals and what stands behind it, continued lines joined. */
export interface Instruction {
  readonly name: string;
  readonly words: string;
  readonly range: Range;
}

/** A build stage: what it begins with, and what follows until the next one. */
export interface BuildStage {
  /** As `FROM` names it, with build arguments filled in where they have defaults. */
  readonly base: string;
  /** As `AS` names it, in lower case. */
  readonly name?: string;
  readonly from: Instruction;
  readonly instructions: readonly Instruction[];
}

const HEREDOC = /<<-?(["']?)([A-Za-z_]\w*)\1/g;

/**
 * Instructions of a Dockerfile, by the rules of its reference: comments, the `escape` directive, continued lines,
 * here-documents. Instructions that do not exist are kept; who reads them does not ask for them.
 */
export function readDockerfile(text: string): readonly Instruction[] {
  const lines = text.split(/\r\n|\n/);
  const escape = /^#\s*escape\s*=\s*`\s*$/im.test(lines.slice(0, 3).join('\n')) ? '`' : '\\';
  const instructions: Instruction[] = [];
  for (let line = 0; line < lines.length; line++) {
    if (isBlank(lines[line] ?? '')) continue;
    const first = line;
    const parts: string[] = [];
    for (; line < lines.length; line++) {
      const written = lines[line] ?? '';
      // Comments and empty lines inside a continued instruction are no part of it.
      if (line > first && isBlank(written)) continue;
      const trimmed = written.trimEnd();
      if (!trimmed.endsWith(escape)) {
        parts.push(trimmed);
        break;
      }
      parts.push(trimmed.slice(0, -1));
    }
    const joined = parts.join(' ').trim();
    for (const [, , end] of joined.matchAll(HEREDOC)) {
      while (++line < lines.length && (lines[line] ?? '').trim() !== end);
    }
    const [, name = '', words = ''] = /^(\S+)\s*(.*)$/s.exec(joined) ?? [];
    const last = lines[first] ?? '';
    const range = { start: { line: first, column: 0 }, end: { line: first, column: last.length } };
    if (name !== '') instructions.push({ name: name.toUpperCase(), words: words.trim(), range });
  }
  return instructions;
}

/** The stages of a Dockerfile, in order; the last one becomes the image unless the build is told otherwise. */
export function buildStages(instructions: readonly Instruction[]): readonly BuildStage[] {
  const first = instructions.findIndex(({ name }) => name === 'FROM');
  if (first < 0) return [];
  const args = defaultsOf(instructions.slice(0, first));
  const stages: (BuildStage & { instructions: Instruction[] })[] = [];
  for (const instruction of instructions.slice(first)) {
    if (instruction.name !== 'FROM') {
      stages.at(-1)?.instructions.push(instruction);
      continue;
    }
    const words = instruction.words.split(/\s+/).filter((word) => !word.startsWith('--'));
    const [base = '', as, name] = words;
    stages.push({
      base: fillIn(base, args),
      from: instruction,
      instructions: [],
      ...(as?.toLowerCase() === 'as' && name !== undefined ? { name: name.toLowerCase() } : {}),
    });
  }
  return stages;
}

/** A stage and those that it is built upon, down to the one that begins with an image from elsewhere. */
export function chainOf(stage: BuildStage, stages: readonly BuildStage[]): readonly BuildStage[] {
  const earlier = stages.slice(0, stages.indexOf(stage));
  const parent = earlier.find(
    ({ name }, index) => name === stage.base.toLowerCase() || String(index) === stage.base,
  );
  return parent === undefined ? [stage] : [stage, ...chainOf(parent, earlier)];
}

/** Defaults of `ARG` and values of `ENV` instructions, the last one of each name. */
export function defaultsOf(instructions: readonly Instruction[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, words } of instructions) {
    if (name !== 'ARG' && name !== 'ENV') continue;
    for (const [, key = '', quoted, plain] of words.matchAll(/([A-Za-z_]\w*)=(?:"([^"]*)"|(\S*))/g))
      values.set(key, quoted ?? plain ?? '');
  }
  return values;
}

/** Replaces `$NAME`, `${NAME}` and `${NAME:-default}`; a name without a value stays as it is written. */
export function fillIn(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(
    /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?-([^}]*))?\})/g,
    (whole, plain: string | undefined, braced: string | undefined, fallback: string | undefined) =>
      values.get(plain ?? braced ?? '') ?? fallback ?? whole,
  );
}

function isBlank(line: string): boolean {
  return /^\s*(?:#|$)/.test(line);
}
