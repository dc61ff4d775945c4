import { folderOf } from '../checks/relativePath';
import { commandFiles } from './commandFiles';
import type { Listing } from './listing';
import { NOTHING_DECLARED, type Declared, type NamedPath, type Step } from './suggestion';
import { textLines } from './textLines';

/** More targets or prerequisites of one rule are not read. */
const MOST_NAMES = 200;

/** A rule as it is written. */
interface Rule {
  readonly line: number;
  readonly targets: readonly string[];
  readonly prerequisites: readonly string[];
  readonly recipe: string[];
}

/** Targets of a `Makefile` whose recipes run scripts or notebooks of the project. Nothing is expanded or evaluated. */
export function readMakefile(path: string, text: string, listing: Listing): Declared {
  const folder = folderOf(path);
  // Recipes mostly run where the Makefile is; those of one that is included run at the root.
  const folders = folder === '' ? [''] : [folder, ''];
  const steps = rulesOf(text).flatMap((rule): readonly Step[] => {
    const runs = commandFiles(rule.recipe.join('\n'), folders, listing);
    if (runs.length === 0) return [];
    const named = (names: readonly string[]): readonly NamedPath[] =>
      names.flatMap((name) => pathOf(name, folders, listing) ?? []);
    // Who makes `train.csv` trains nothing.
    const isData = (target: string): boolean => named([target]).some((one) => listing.kindOf(one) === 'data');
    return [
      {
        tool: 'make',
        name: rule.targets.join(' '),
        speaks: rule.targets.filter((target) => !isData(target)).join(' '),
        source: { path, line: rule.line },
        runs,
        reads: named(rule.prerequisites),
        writes: named(rule.targets),
        metrics: [],
        settings: [],
      },
    ];
  });
  return { ...NOTHING_DECLARED, steps };
}

/** A target or prerequisite as a path: one that is a file, or looks like one. Most are only names. */
function pathOf(name: string, folders: readonly string[], listing: Listing): NamedPath | undefined {
  if (name.includes('$')) return undefined;
  const named = listing.named(name, folders, 'make');
  if (named === undefined) return undefined;
  return listing.has(named.path) || /[/.]/.test(name) ? named : undefined;
}

function rulesOf(text: string): readonly Rule[] {
  const rules: Rule[] = [];
  let rule: Rule | undefined;
  let skipped = false;
  for (const { number, text: content, isTabbed } of textLines(joined(text))) {
    if (/^(?:define\b|endef\b)/.test(content)) skipped = content.startsWith('define');
    else if (isTabbed) rule?.recipe.push(content);
    else if (!skipped) {
      const next = ruleOf(content, number);
      // What stands between the lines of a recipe, such as a comment or a condition, does not end it.
      if (next === undefined) continue;
      rule = next;
      rules.push(rule);
    }
  }
  return rules;
}

/** Lines that a backslash continues are one; the numbers of lines stay. */
function joined(text: string): string {
  let gap = 0;
  return text
    .split('\n')
    .reduce<string[]>((lines, line) => {
      const before = lines.at(-1);
      const content = line.replace(/\r$/, '');
      if (before?.endsWith('\\') === true && before.length < 4000) {
        lines[lines.length - 1] = `${before.slice(0, -1)} ${content.trim()}`;
        gap += 1;
      } else {
        lines.push(...Array.from({ length: gap }, () => ''), content);
        gap = 0;
      }
      return lines;
    }, [])
    .join('\n');
}

/** `targets: prerequisites; command`; assignments are none. */
function ruleOf(line: string, number: number): Rule | undefined {
  const written = line.split('#', 1)[0] ?? '';
  const colon = written.indexOf(':');
  const assigned = written.indexOf('=');
  // `.PHONY` and suffixes are no targets; `./a.csv` is one.
  const isSpecial = /^\.(?!\.?\/)/.test(written);
  if (colon <= 0 || (assigned >= 0 && assigned <= colon + 2) || isSpecial) return undefined;
  const behind = written.slice(colon).replace(/^::?/, '');
  const semicolon = behind.indexOf(';');
  const needs = semicolon < 0 ? behind : behind.slice(0, semicolon);
  const words = (names: string): readonly string[] =>
    names.split(/\s+/, MOST_NAMES).filter((name) => name !== '' && name !== '|');
  return {
    line: number,
    targets: words(written.slice(0, colon)),
    prerequisites: words(needs),
    recipe: semicolon < 0 ? [] : [behind.slice(semicolon + 1)],
  };
}
