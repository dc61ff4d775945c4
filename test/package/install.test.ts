import assert from 'node:assert/strict';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { zipEntries } from '../../scripts/testbed/zipEntries';
import { eventually } from '../journeys/support/eventually';
import { journey } from '../journeys/support/journey';

/** What the package may hold: only what runs, and what its page in the editor shows. */
const allowed: readonly RegExp[] = [
  /^\[Content_Types\]\.xml$/,
  /^extension\.vsixmanifest$/,
  /^extension\/package(\.nls(\.[a-z-]+)?)?\.json$/,
  /^extension\/(readme\.md|changelog\.md|LICENSE\.txt)$/i,
  /^extension\/dist\/(extension|cli|program|board)\.js$/,
  /^extension\/dist\/board-[A-Za-z0-9-]+\.js$/,
  /^extension\/dist\/board\.css$/,
  /^extension\/media\/[^/]+\.(svg|png)$/,
  /^extension\/(schemas|l10n)\/[^/]+\.json$/,
  /^extension\/node_modules\/@duckdb\/[^/]+\/(package\.json|LICENSE.*|README\.md|.+\.(js|node|so|dylib|dll))$/,
];

const required = [
  'extension/package.json',
  'extension/dist/extension.js',
  'extension/dist/cli.js',
  'extension/dist/program.js',
  'extension/dist/board.js',
];

const vsix = process.env['TEST_VSIX'] ?? '';

describe('The package', () => {
  it('holds only what runs', async () => {
    const entries = await zipEntries(vsix);
    assert.deepEqual(
      entries.filter((entry) => !allowed.some((pattern) => pattern.test(entry))),
      [],
    );
  });

  it('holds all that runs', async () => {
    const entries = await zipEntries(vsix);
    assert.deepEqual(
      required.filter((entry) => !entries.includes(entry)),
      [],
    );
    assert.ok((await stat(vsix)).size > 0);
  });
});

journey('The installed package', { extension: { vsix } }, (workbench) => {
  it('fills the Lifecycle view', async () => {
    await workbench().openContainer('ML Lifecycle');
    const rows = await workbench().tree('Lifecycle').filled();
    assert.ok(rows.length > 0);
    await workbench().screenshot('installed');
  });

  it('runs a check with the command line inside it', async () => {
    await workbench().runCommand('ML Lifecycle: Run Check…');
    await eventually(async () => {
      const [first] = await workbench().quickInput.rows();
      assert.match(first ?? '', /model-card/);
    });
    await workbench().quickInput.pick('model-card');
    await workbench().terminal.expect(/✗ release\/model-card/);
  });

  it('counts rows with the data engine inside it', async () => {
    // Its evidence is there already: only a run that needs the engine can bring it back.
    await rm(join(workbench().folder, '.ml-lifecycle/evidence/collect/rows.json'));
    await workbench().statusBar.expect(/1 not run/);
    await workbench().runCommand('ML Lifecycle: Run Check…');
    await eventually(async () => {
      assert.ok((await workbench().quickInput.rows()).length > 0);
    });
    await workbench().quickInput.answer('rows');
    await workbench().statusBar.expect(/84\/87 checks · 1 failing · 1 stale · 1 warning$/);
  });
});
