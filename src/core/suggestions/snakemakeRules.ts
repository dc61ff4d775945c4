import { stringsIn } from './stringsIn';
import { textLines } from './textLines';

/** More rules of one file are not read. */
const MOST_RULES = 2000;
/** Longer directives are cut: characters. */
const LONGEST_DIRECTIVE = 20_000;

/** A rule of Snakemake as it is written: the strings of its directives by their names. */
export interface SnakemakeRule {
  readonly name: string;
  /** From zero. */
  readonly line: number;
  readonly directives: ReadonlyMap<string, readonly string[]>;
}

const RULE = /^(?:rule|checkpoint)\s+(\w{1,200})\s*:/;
const DIRECTIVE = /^(\w{1,40})\s*:/;

/** The rules of a Snakefile. It is Python around them, of which nothing is evaluated. */
export function snakemakeRules(text: string): readonly SnakemakeRule[] {
  const rules: RuleText[] = [];
  let current: RuleText | undefined;
  for (const { number, indent, text: content } of textLines(text)) {
    if (content.startsWith('#')) continue;
    const name = RULE.exec(content)?.[1];
    if (name !== undefined) {
      if (rules.length >= MOST_RULES) break;
      current = new RuleText(name, number, indent);
      rules.push(current);
    } else if (current !== undefined && !current.take(indent, content)) current = undefined;
  }
  return rules.map((rule) => rule.read());
}

/** A rule while its lines are taken. */
class RuleText {
  readonly #name: string;
  readonly #line: number;
  readonly #indent: number;
  readonly #texts = new Map<string, string[]>();
  /** The directive that is being read, how far it is indented, and how much of it there is. */
  #open: { readonly indent: number; readonly lines: string[]; length: number } | undefined;

  constructor(name: string, line: number, indent: number) {
    this.#name = name;
    this.#line = line;
    this.#indent = indent;
  }

  /** Takes a line of the rule; tells whether it was one. */
  take(indent: number, content: string): boolean {
    // Closing brackets and quotes may stand anywhere.
    if (indent <= this.#indent && !/^[)\]}"']/.test(content)) return false;
    const isInner = this.#open !== undefined && indent > this.#open.indent;
    const directive = isInner ? undefined : DIRECTIVE.exec(content);
    if (directive) this.#begin(directive[1] ?? '', indent, content.slice(directive[0].length));
    else this.#add(content);
    return true;
  }

  read(): SnakemakeRule {
    const directives = [...this.#texts].map(([name, lines]) => [name, stringsIn(lines.join('\n'))] as const);
    return { name: this.#name, line: this.#line, directives: new Map(directives) };
  }

  #begin(name: string, indent: number, rest: string): void {
    const lines = this.#texts.get(name) ?? [];
    this.#texts.set(name, lines);
    this.#open = { indent, lines, length: 0 };
    this.#add(rest);
  }

  #add(content: string): void {
    if (this.#open === undefined || this.#open.length > LONGEST_DIRECTIVE) return;
    this.#open.lines.push(content);
    this.#open.length += content.length;
  }
}
