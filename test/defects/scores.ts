/** How one edit fared. */
export interface Score {
  readonly family: string;
  readonly kind: 'defect' | 'harmless';
  readonly name: string;
  /** `other`: something was said, but not what was expected. */
  readonly alarm: 'as expected' | 'other' | 'none';
  /** What was said. */
  readonly words: string;
}

/** Targets: of defects that are noticed, and of harmless edits that alarm. */
const TARGET_RECALL = 0.95;
const TARGET_FALSE_ALARMS = 0.02;
const FEWEST_DEFECTS = 150;
const FEWEST_HARMLESS = 60;

/** Prints what went wrong and a table by family; tells whether all targets are met. */
export function printScores(scores: readonly Score[]): boolean {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  for (const score of scores.filter(isWrong)) {
    const what = score.kind === 'defect' ? 'missed' : 'false alarm';
    print(
      `${what}: ${score.family}: ${score.name}${score.words === '' ? '' : `\n    ${score.words.replaceAll('\n', '\n    ')}`}`,
    );
  }
  const families = [...new Set(scores.map(({ family }) => family))].sort();
  print('');
  print(
    `${'family'.padEnd(12)}${['defects', 'noticed', 'recall', 'harmless', 'alarms', 'rate'].map(right).join('')}`,
  );
  for (const family of families)
    print(
      row(
        family,
        scores.filter((score) => score.family === family),
      ),
    );
  print(row('all', scores));
  return met(scores, print);
}

function met(scores: readonly Score[], print: (line: string) => void): boolean {
  const { defects, noticed, harmless, alarms } = counts(scores);
  const recall = noticed / defects;
  const rate = alarms / harmless;
  const isPart = defects < FEWEST_DEFECTS || harmless < FEWEST_HARMLESS;
  print('');
  print(
    `Recall ${recall.toFixed(3)} (target ≥ ${String(TARGET_RECALL)}), false alarms ${rate.toFixed(3)} (target ≤ ${String(TARGET_FALSE_ALARMS)}).`,
  );
  if (isPart && process.argv[2] === undefined)
    print(
      `At least ${String(FEWEST_DEFECTS)} defects and ${String(FEWEST_HARMLESS)} harmless edits are needed.`,
    );
  const wrong = scores.filter(isWrong).length;
  print(`${String(scores.length - wrong)} passed, ${String(wrong)} failed`);
  return (process.argv[2] !== undefined || !isPart) && recall >= TARGET_RECALL && rate <= TARGET_FALSE_ALARMS;
}

function isWrong({ kind, alarm }: Score): boolean {
  return kind === 'defect' ? alarm !== 'as expected' : alarm !== 'none';
}

function counts(scores: readonly Score[]) {
  const defects = scores.filter(({ kind }) => kind === 'defect');
  const harmless = scores.filter(({ kind }) => kind === 'harmless');
  return {
    defects: defects.length,
    noticed: defects.filter(({ alarm }) => alarm === 'as expected').length,
    harmless: harmless.length,
    alarms: harmless.filter(({ alarm }) => alarm !== 'none').length,
  };
}

function row(family: string, scores: readonly Score[]): string {
  const { defects, noticed, harmless, alarms } = counts(scores);
  const share = (part: number, whole: number): string => (whole === 0 ? '–' : (part / whole).toFixed(3));
  const cells = [defects, noticed, share(noticed, defects), harmless, alarms, share(alarms, harmless)];
  return `${family.padEnd(12)}${cells.map(String).map(right).join('')}`;
}

function right(cell: string): string {
  return cell.padStart(10);
}
