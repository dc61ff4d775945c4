import { say } from '../../text/message';
import { loopsOf, stageInWords } from '../content/lifecycleInWords';
import type { Block, Item, Section, Tile } from '../document';
import type { Wording } from '../wording';
import { escapeHtml } from './escapeHtml';
import { inkClass } from './inkClass';
import { InlineHtml } from './inlineHtml';
import { knotDrawing, type Sheet } from './knotDrawing';

/** HTML knows no deeper headings. */
const DEEPEST = 6;
const WIDE: Sheet = { kind: 'wide', width: 860, height: 430 };
const NARROW: Sheet = { kind: 'narrow', width: 520, height: 640 };
/** Flat, so that the rest has room on the page. */
const PAPER: Sheet = { kind: 'paper', width: 780, height: 262 };

type Table = Extract<Block, { readonly kind: 'table' }>;

/** Writes the blocks of a report as HTML. */
export class BlocksHtml {
  readonly inline: InlineHtml;
  readonly #wording: Wording;

  constructor(wording: Wording) {
    this.inline = new InlineHtml(wording);
    this.#wording = wording;
  }

  /** `depth`: level of the headings of sections among the blocks. `id`: what ids of those sections begin with. */
  blocks(blocks: readonly Block[], depth: number, id: string): string {
    let sections = 0;
    return blocks
      .map((block) => {
        if (block.kind === 'section') sections += 1;
        return this.#block(block, depth, `${id}-${String(sections)}`);
      })
      .join('\n');
  }

  #block(block: Block, depth: number, id: string): string {
    switch (block.kind) {
      case 'paragraph':
        return `<p>${this.inline.line(block.line)}</p>`;
      case 'verdict': {
        const sentences = block.sentences.map((sentence) => this.inline.words(sentence)).join(' ');
        return `<div class="verdict health-${block.health}"><p>${this.inline.health(block.health)} ${sentences}</p></div>`;
      }
      case 'list':
        return this.#items(block.items);
      case 'table':
        return this.#table(block);
      case 'facts':
        return `<dl class="facts">${block.facts
          .map(
            ({ term, line }) =>
              `<div><dt>${this.inline.words(term)}</dt><dd>${this.inline.line(line)}</dd></div>`,
          )
          .join('')}</dl>`;
      case 'tiles':
        return `<ul class="tiles" aria-label="${this.inline.words(block.label)}">${block.tiles.map((tile) => this.#tile(tile)).join('')}</ul>`;
      case 'picture':
        return this.#picture(block);
      case 'section':
        return this.#section(block.section, depth, id);
    }
  }

  #section({ title, health, isPage, blocks }: Section, depth: number, id: string): string {
    const level = String(Math.min(depth, DEEPEST));
    const mark = health === undefined ? '' : ` ${this.inline.health(health)}`;
    const page = isPage === true ? ' class="page"' : '';
    return `<section${page} aria-labelledby="${id}"><h${level} id="${id}">${this.inline.words(title)}${mark}</h${level}>
${this.blocks(blocks, depth + 1, id)}</section>`;
  }

  #items(items: readonly Item[]): string {
    const entries = items.map(({ line, below }) => {
      const nested = below.length === 0 ? '' : this.#items(below);
      return `<li>${this.inline.line(line)}${nested}</li>`;
    });
    const isMarked = items.every(({ line }) => line[0]?.kind === 'health');
    return `<ul${isMarked ? ' class="marked"' : ''}>${entries.join('\n')}</ul>`;
  }

  #table({ label, columns, rows, more }: Table): string {
    const kind = (at: number) => (columns[at]?.kind === undefined ? '' : ` class="${columns[at].kind}"`);
    const head = columns
      .map(({ title }, at) => `<th scope="col"${kind(at)}>${this.inline.words(title)}</th>`)
      .join('');
    const body = rows.map((row) => {
      const cells = row.map((cell, at) => {
        const lines = cell.map((line) => `<div>${this.inline.line(line)}</div>`).join('');
        return at === 0 ? `<th scope="row"${kind(at)}>${lines}</th>` : `<td${kind(at)}>${lines}</td>`;
      });
      return `<tr>${cells.join('')}</tr>`;
    });
    const rest = more === 0 ? '' : `\n<p class="quiet">${this.inline.words(say('and {0} more', more))}</p>`;
    return `<table><caption>${this.inline.words(label)}</caption><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}</tbody></table>${rest}`;
  }

  #tile({ title, health, lines, ink }: Tile): string {
    const told = lines.map((line) => `<span>${this.inline.words(line)}</span>`).join('');
    return `<li class="tile ${inkClass(ink)}"><strong>${this.inline.words(title)}</strong>${this.inline.health(health)}${told}</li>`;
  }

  /** Drawings for wide and for narrow windows and for paper, of which one is shown, and the same in words. */
  #picture({ project }: Extract<Block, { readonly kind: 'picture' }>): string {
    const drawings = [WIDE, NARROW, PAPER].map((sheet) => knotDrawing(project, sheet, this.#wording));
    const told = loopsOf(project).map(({ loop, isCutOff, stages }) => {
      const parts = isCutOff ? [say('not opened yet')] : stages.map((stage) => stageInWords(project, stage));
      return `${this.#wording({ text: loop.title })}: ${parts.map(this.#wording).join('; ')}.`;
    });
    const label = escapeHtml(told.join(' '));
    return `<figure><div role="img" aria-label="${label}">${drawings.join('')}</div></figure>`;
  }
}
