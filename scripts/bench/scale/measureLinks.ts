import { performance } from 'node:perf_hooks';
import { linksOf } from '../../../src/core/links/linkIndex';
import { outlineOf } from '../../../src/core/snapshot/outline';
import { parseProjectText } from '../../../src/node/project/deriveState';
import { DiskFiles } from '../../../src/node/project/diskFiles';

/** How long the first link index took in a process that had just begun: ms. */
export interface LinkTimes {
  /** Until it had what the project file links. */
  readonly outline: number;
  /** Until it had what files declare themselves too. */
  readonly whole: number;
}

/** Prints what it took. Argument: folder of the project. */
async function main([folder = '']: readonly string[]): Promise<void> {
  const files = new DiskFiles(folder, { isTrusted: true });
  const text = files.text('ml-lifecycle.yaml');
  const { project } = parseProjectText(text.kind === 'text' ? text.text : '', folder);
  const begin = performance.now();
  const { stages } = outlineOf(folder, project, files.paths());
  const outline = performance.now() - begin;
  await files.prepare();
  const { links } = linksOf(project, files.paths(), files.inFileLinks());
  const whole = performance.now() - begin;
  if (links.length === 0 || stages.every(({ artifacts }) => artifacts.length === 0))
    throw new Error('Nothing is linked.');
  files.save();
  console.log(JSON.stringify({ outline, whole } satisfies LinkTimes));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
