import { say } from '../../text/message';
import { loopsOf, stageInWords } from '../content/lifecycleInWords';
import type { Block, Item, ReportDocument, Section } from '../document';
import type { Wording } from '../wording';
import { healthMark } from '../../health/healthMark';
import { InlineMarkdown } from './inlineMarkdown';
import { markdownText } from './markdownText';

/** Markdown knows no deeper headings. */
const DEEPEST = 6;

type Table = Extract<Block, { readonly kind: 'table' }>;

/** A report as Markdown (CommonMark with tables): no HTML, no links but to files of the project. */
export function renderMarkdown(document: ReportDocument, wording: Wording): string {
  const writer = new Writer(wording);
  const head = [`# ${writer.words(document.title)}`, writer.words(document.subtitle)];
  return `${[...head, ...writer.blocks(document.blocks, 2)].join('\n\n')}\n`;
}

class Writer {
  readonly words: (message: Parameters<Wording>[0]) => string;
  readonly #text: InlineMarkdown;
  readonly #cell: InlineMarkdown;

  constructor(wording: Wording) {
    this.words = (message) => markdownText(wording(message));
    this.#text = new InlineMarkdown(wording, false);
    this.#cell = new InlineMarkdown(wording, true);
  }

  /** Paragraphs of Markdown. `depth`: level of the headings of sections among the blocks. */
  blocks(blocks: readonly Block[], depth: number): readonly string[] {
    return blocks.flatMap((block) => this.#block(block, depth));
  }

  #block(block: Block, depth: number): readonly string[] {
    switch (block.kind) {
      case 'paragraph':
        return [this.#text.line(block.line)];
      case 'verdict': {
        const sentences = block.sentences.map((sentence) => this.words(sentence));
        return [`> **${this.#text.health(block.health)}** ${sentences.join(' ')}`];
      }
      case 'list':
        return [this.#items(block.items, '').join('\n')];
      case 'table':
        return this.#table(block);
      case 'facts':
        return [
          block.facts
            .map(({ term, line }) => `- **${this.words(term)}:** ${this.#text.line(line)}`)
            .join('\n'),
        ];
      case 'tiles':
        return [
          block.tiles
            .map(({ title, health, lines }) => {
              const told = lines.map((line) => this.words(line)).join(' · ');
              return `- **${this.words(title)}:** ${this.#text.health(health)} · ${told}`;
            })
            .join('\n'),
        ];
      case 'picture':
        return [this.#loops(block)];
      case 'section':
        return this.#section(block.section, depth);
    }
  }

  #section({ title, health, blocks }: Section, depth: number): readonly string[] {
    const mark = health === undefined ? '' : ` (${this.#text.health(health)})`;
    const heading = `${'#'.repeat(Math.min(depth, DEEPEST))} ${this.words(title)}${mark}`;
    return [heading, ...this.blocks(blocks, depth + 1)];
  }

  #items(items: readonly Item[], indent: string): readonly string[] {
    return items.flatMap(({ line, below }) => [
      `${indent}- ${this.#text.line(line)}`,
      ...this.#items(below, `${indent}  `),
    ]);
  }

  #table({ columns, rows, more }: Table): readonly string[] {
    const head = columns.map(({ title }) => this.words(title));
    const rule = columns.map(({ kind }) => (kind === 'number' ? '---:' : '---'));
    const lines = rows.map((row) =>
      row.map((cell) =>
        cell
          .map((line) => this.#cell.line(line))
          .filter((text) => text !== '')
          .join(' · '),
      ),
    );
    const table = [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
    return more === 0 ? [table] : [table, this.words(say('and {0} more', more))];
  }

  #loops({ project }: Extract<Block, { readonly kind: 'picture' }>): string {
    return loopsOf(project)
      .map(({ loop, isCutOff, stages }) => {
        const told = isCutOff
          ? this.words(say('not opened yet'))
          : stages
              .map((stage) => `${healthMark(stage.health)} ${this.words(stageInWords(project, stage))}`)
              .join(' → ');
        return `- **${this.words({ text: loop.title })}:** ${told}`;
      })
      .join('\n');
  }
}
