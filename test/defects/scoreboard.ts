import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { CleanProject, scratch } from './cleanProject';
import { alarmOf } from './scoreEdit';
import { printScores } from './scores';
import { scoreAll } from './workers';

/** Processes beyond these would wait for the disk. */
const MOST_PROCESSES = 8;

/**
 * Injects every defect into a copy of a clean project and looks whether its check notices, then makes every harmless
 * edit and looks whether all checks go on to pass. Prints recall and false alarms by family; ends with 1 when the
 * targets are missed.
 */
async function main(): Promise<void> {
  const only = process.argv[2];
  const folder = scratch();
  const root = path.join(folder, 'project');
  try {
    const alarm = alarmOf(await new CleanProject(root).begin(), {});
    const scores = await scoreAll(root, only, Math.min(availableParallelism(), MOST_PROCESSES));
    const clean = { family: 'clean', kind: 'harmless', name: 'the clean project', ...alarm } as const;
    process.exitCode = printScores([clean, ...scores]) ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
