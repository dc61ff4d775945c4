import { performance } from 'node:perf_hooks';
import { linksOf } from '../../../src/core/links/linkIndex';
import { parseProjectText } from '../../../src/node/project/deriveState';
import { DiskFiles } from '../../../src/node/project/diskFiles';

/** Prints how long the first link index takes in a process that has just begun: ms. Argument: folder of the project. */
function main([folder = '']: readonly string[]): void {
  const begin = performance.now();
  const files = new DiskFiles(folder, { isTrusted: true });
  const text = files.text('ml-lifecycle.yaml');
  const { project } = parseProjectText(text.kind === 'text' ? text.text : '', folder);
  const { links } = linksOf(project, files.paths(), files.inFileLinks());
  const time = performance.now() - begin;
  if (links.length === 0) throw new Error('Nothing is linked.');
  files.save();
  console.log(JSON.stringify({ time }));
}

main(process.argv.slice(2));
