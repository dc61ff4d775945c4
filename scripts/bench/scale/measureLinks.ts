import { performance } from 'node:perf_hooks';
import { linksOf } from '../../../src/core/links/linkIndex';
import { parseProjectText } from '../../../src/node/project/deriveState';
import { DiskFiles } from '../../../src/node/project/diskFiles';

/** Prints how long the first link index takes in a process that has just begun: ms. Argument: folder of the project. */
async function main([folder = '']: readonly string[]): Promise<void> {
  const files = new DiskFiles(folder, { isTrusted: true });
  const text = files.text('ml-lifecycle.yaml');
  const { project } = parseProjectText(text.kind === 'text' ? text.text : '', folder);
  const begin = performance.now();
  await files.prepare();
  const { links } = linksOf(project, files.paths(), files.inFileLinks());
  const time = performance.now() - begin;
  if (links.length === 0) throw new Error('Nothing is linked.');
  files.save();
  console.log(JSON.stringify({ time }));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
