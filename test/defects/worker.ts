import { CleanProject } from './cleanProject';
import { scoreEdit } from './scoreEdit';
import { allTasks } from './tasks';
import type { Scored } from './workers';

/** Tries the edits that it is told by their places among all tasks, one at a time, until it is let go. */
function main(root: string, only: string | undefined): void {
  const tasks = allTasks(only);
  const clean = new CleanProject(root);
  const answer = async (at: number): Promise<void> => {
    const task = tasks[at];
    if (task === undefined) throw new Error(`There is no edit ${String(at)}`);
    const scored: Scored = { at, score: await scoreEdit(task, clean) };
    process.send?.(scored);
  };
  process.on('message', (at: number) => void answer(at));
}

main(process.argv[2] ?? '', process.argv[3]);
