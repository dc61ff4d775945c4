import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { LinkMemory } from '../../../src/core/links/linkMemory';
import { parseProjectText } from '../../../src/node/project/deriveState';
import { DiskFiles } from '../../../src/node/project/diskFiles';

const NOTEBOOK = 'notebooks/train/part-000/00-step.ipynb';
const REPEATS = 6;

/** Prints how long the link index takes to follow each of some changes of one notebook: ms. Argument: folder of the project. */
async function main([folder = '']: readonly string[]): Promise<void> {
  const files = new DiskFiles(folder, { isTrusted: true });
  const content = files.text('ml-lifecycle.yaml');
  const { project } = parseProjectText(content.kind === 'text' ? content.text : '', folder);
  await files.prepare();
  const memory = new LinkMemory();
  const before = memory.indexOf(project, files.paths(), files.inFileLinks(), undefined).links.length;
  const file = path.join(folder, NOTEBOOK);
  const text = readFileSync(file, 'utf8');
  const times: number[] = [];
  try {
    for (let turn = 0; turn < REPEATS; turn += 1) {
      // A cell of another stage comes and goes.
      const isTagged = turn % 2 === 0;
      const tags = isTagged ? '"metadata": {"tags": ["lifecycle:plan"]}' : '"metadata": {}';
      writeFileSync(file, text.replace('"metadata": {}', tags));
      const begin = performance.now();
      const changed = files.advance([NOTEBOOK]);
      const { links } = memory.indexOf(project, files.paths(), files.inFileLinks(), changed?.paths);
      times.push(performance.now() - begin);
      if (links.length !== before + (isTagged ? 1 : 0)) throw new Error('The index does not follow.');
    }
  } finally {
    writeFileSync(file, text);
  }
  console.log(JSON.stringify(times));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
