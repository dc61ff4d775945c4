/**
 * A path from the project's root without steps that lead nowhere: `docs/./plans/../plan.md` is `docs/plan.md`. `''` is
 * the root itself; `undefined` where the path leads out of the project.
 */
export function pathInProject(path: string): string | undefined {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/');
}
