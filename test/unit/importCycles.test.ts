import assert from 'node:assert/strict';
import { buildSync } from 'esbuild';
import { projectRoot } from '../../scripts/testbed/projectRoot';
import { sourceFiles } from '../support/sourceFiles';

type Imports = ReadonlyMap<string, readonly string[]>;

describe('imports', () => {
  it('form no cycle', () => {
    const imports = importsOfAllSources();

    assert.ok(imports.get('src/extension.ts')?.includes('src/editor/engine/engineClient.ts'));
    assert.deepEqual(filesInCycles(imports), []);
  });

  it('that form a cycle are found, those that lead to it or away from it are not', () => {
    const imports = new Map([
      ['start', ['a']],
      ['a', ['b', 'end']],
      ['b', ['a']],
      ['end', []],
      ['self', ['self']],
    ]);

    assert.deepEqual(filesInCycles(imports), ['a', 'b', 'self']);
  });
});

/** Files that import themselves by way of others (or stand between two such cycles). */
function filesInCycles(imports: Imports): readonly string[] {
  const left = new Set(imports.keys());
  let before: number;
  do {
    before = left.size;
    const imported = new Set([...left].flatMap((file) => imports.get(file) ?? []));
    for (const file of left) {
      const importsAny = imports.get(file)?.some((target) => left.has(target)) === true;
      if (!importsAny || !imported.has(file)) left.delete(file);
    }
  } while (left.size < before);
  return [...left];
}

/** What every source file imports of the others when it runs; types are no imports. */
function importsOfAllSources(): Imports {
  const { metafile } = buildSync({
    stdin: {
      contents: sourceFiles()
        .map((file) => `import './${file}';`)
        .join('\n'),
      resolveDir: projectRoot,
    },
    absWorkingDir: projectRoot,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    packages: 'external',
    loader: { '.css': 'empty' },
    logLevel: 'silent',
  });
  return new Map(
    Object.entries(metafile.inputs).map(([file, { imports }]) => [
      file,
      imports.filter(({ external }) => external !== true).map((one) => one.path),
    ]),
  );
}
