import { median, type Row } from '../row';
import type { EngineFigures } from './measureEngine';
import type { LinkTimes } from './measureLinks';

const MEBIBYTE = 1024 * 1024;

/** Everything that was measured, in each round: ms. */
export interface Figures {
  readonly gitStatus: number[];
  readonly bare: number[];
  readonly ripgrep: { readonly listing: number[]; readonly reading: number[] };
  readonly status: { readonly cold: number[]; readonly warm: number[] };
  readonly links: { readonly cold: LinkTimes[]; readonly warm: LinkTimes[]; readonly change: number[] };
  readonly engine: { readonly cold: EngineFigures[]; readonly warm: EngineFigures[] };
}

/** Measurements as rows, against what git and ripgrep take in the same rounds. */
export function rowsOf({ gitStatus, bare, ripgrep, status, links, engine }: Figures): readonly Row[] {
  const lives = [...engine.cold, ...engine.warm];
  return [
    timeRow('`git status`', gitStatus),
    timeRow('Node’s start', bare),
    ...(ripgrep.listing.length === 0
      ? []
      : [
          timeRow('`rg --files`', ripgrep.listing),
          timeRow('`rg -l lifecycle`, which reads all files', ripgrep.reading),
        ]),
    ...statusRows(status, gitStatus, bare),
    ...linkRows(links, ripgrep),
    ...firstRows('nothing cached', engine.cold),
    ...firstRows('cached', engine.warm),
    ...changeRows(lives),
    ...hostRows(lives),
    memoryRow(lives),
  ];
}

function statusRows(
  status: Figures['status'],
  gitStatus: readonly number[],
  bare: readonly number[],
): readonly Row[] {
  const git = median(gitStatus);
  const node = median(bare);
  const limit = 2 * git + node;
  const row = (what: string, times: readonly number[]): Row => ({
    what: `\`ml-lifecycle status\`, ${what}`,
    value: `${milliseconds(median(times))}, ${ratio(median(times) - node, git)} of \`git status\` beyond Node’s start`,
    target: `≤ 2 × \`git status\` + Node’s start: ${milliseconds(limit)}`,
    met: median(times) <= limit,
  });
  return [row('nothing cached', status.cold), row('cached', status.warm)];
}

/** The index in its two steps: what paths tell is shown first, and against what lists paths; the whole against what reads. */
function linkRows({ cold, warm, change }: Figures['links'], ripgrep: Figures['ripgrep']): readonly Row[] {
  const hasRipgrep = ripgrep.listing.length > 0;
  const [listing, reading] = [median(ripgrep.listing), median(ripgrep.reading)];
  const outline = median([...cold, ...warm].map((times) => times.outline));
  const wholeRow = (what: string, times: readonly LinkTimes[]): Row => {
    const whole = median(times.map((time) => time.whole));
    const against = `, ${ratio(whole, listing)} of \`rg --files\`, ${ratio(whole, reading)} of \`rg -l\``;
    return plain(`… with what files declare, ${what}`, milliseconds(whole) + (hasRipgrep ? against : ''));
  };
  return [
    {
      what: 'first link index, what the project file links',
      value: milliseconds(outline) + (hasRipgrep ? `, ${ratio(outline, listing)} of \`rg --files\`` : ''),
      target: '≤ 1.5 × `rg --files`',
      met: !hasRipgrep || outline <= 1.5 * listing,
    },
    wholeRow('nothing cached', cold),
    wholeRow('cached', warm),
    limited('link index, after one file changed', median(change), 10),
  ];
}

function firstRows(what: string, lives: readonly EngineFigures[]): readonly Row[] {
  return [
    timeRow(
      `engine: first outline, ${what}`,
      lives.map(({ outline }) => outline),
    ),
    timeRow(
      `engine: first snapshot, ${what}`,
      lives.map(({ first }) => first),
    ),
  ];
}

function changeRows(lives: readonly EngineFigures[]): readonly Row[] {
  const row = (what: string, times: readonly number[]): Row =>
    limited(`engine: after ${what} changed`, median(times), 50);
  return [
    row(
      'a linked file',
      lives.flatMap(({ linked }) => linked),
    ),
    row(
      'an evidence file',
      lives.flatMap(({ evidence }) => evidence),
    ),
    row(
      'an unlinked file',
      lives.flatMap(({ unlinked }) => unlinked),
    ),
  ];
}

function hostRows(lives: readonly EngineFigures[]): readonly Row[] {
  const blocked = (when: keyof EngineFigures['blocked']): number =>
    median(lives.map((life) => life.blocked[when]));
  return [
    limited('host: busy at once, first snapshot', blocked('first'), 50),
    limited('host: busy at once, after changes', blocked('change'), 50),
  ];
}

function memoryRow(lives: readonly EngineFigures[]): Row {
  const memory = median(lives.map((life) => life.memory)) / MEBIBYTE;
  return {
    what: 'engine: memory added',
    value: `${memory.toFixed(0)} MiB`,
    target: '≤ 120 MiB',
    met: memory <= 120,
  };
}

/** A time that is to be no longer than a limit: ms. */
function limited(what: string, time: number, limit: number): Row {
  return { what, value: milliseconds(time), target: `≤ ${milliseconds(limit)}`, met: time <= limit };
}

function timeRow(what: string, times: readonly number[]): Row {
  return plain(what, milliseconds(median(times)));
}

function plain(what: string, value: string): Row {
  return { what, value, target: '–', met: true };
}

function ratio(time: number, reference: number): string {
  return `× ${(time / reference).toFixed(1)}`;
}

function milliseconds(time: number): string {
  return `${time.toFixed(0)} ms`;
}
