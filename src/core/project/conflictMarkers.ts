import type { Range } from '../place/place';

/** A text in which a merge left both sides. */
export interface ConflictedText {
  /** The text with the current side only; lines left out are blank, so every line keeps its number. */
  readonly text: string;
  /** The opening marker of each conflict. */
  readonly conflicts: readonly Range[];
}

type Side = 'outside' | 'current' | 'base' | 'incoming';

/** Recognises what git writes into a file that it could not merge, also in its three-way style. */
export function readConflicts(text: string): ConflictedText {
  if (!/^<{7}(?: |\r?$)/m.test(text)) return { text, conflicts: [] };
  const conflicts: Range[] = [];
  let side: Side = 'outside';
  const lines = text.split('\n').map((line, number) => {
    const marker = markerOf(line);
    if (marker === '<') {
      conflicts.push({
        start: { line: number, column: 0 },
        end: { line: number, column: trimmed(line).length },
      });
      side = 'current';
      return '';
    }
    // Outside a conflict the other markers are ordinary text: `=======` underlines headings.
    if (side === 'outside' || marker === undefined) return isLeftOut(side) ? '' : line;
    side = marker === '|' ? 'base' : marker === '=' ? 'incoming' : 'outside';
    return '';
  });
  return { text: lines.join('\n'), conflicts };
}

function isLeftOut(side: Side): boolean {
  return side === 'base' || side === 'incoming';
}

function markerOf(line: string): string | undefined {
  return /^([<|=>])\1{6}(?: |$)/.exec(trimmed(line))?.[1];
}

function trimmed(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
