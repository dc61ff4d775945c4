import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { evidencePath } from '../../../src/core/evidence/evidencePath';
import { ProjectReader } from '../../../src/node/project/projectReader';
import { CheckRunner } from '../../../src/node/run/checkRunner';
import type { RunEvent } from '../../../src/node/run/runEvents';
import { scratchFolders } from '../node/scratch';
import { GITHUB } from './tokens';

const PROJECT = `version: 1
name: demo
stages:
  plan:
    checks:
      document:
        uses: document.sections
        with: { file: plan.md, sections: ["Token ${GITHUB}"] }
      command:
        run: node print.js
`;

describe('evidence and what is shown of a run', () => {
  const folder = scratchFolders();

  it('hold no secret, whatever check or command brought it up', async () => {
    const print = `console.log('failed with token ${GITHUB} for maria.lehner@gmail.com'); process.exit(1);\n`;
    const root = folder({ 'ml-lifecycle.yaml': PROJECT, 'plan.md': '# Plan\n\nText.\n', 'print.js': print });
    const reader = new ProjectReader(root);
    const state = reader.read();
    const events: RunEvent[] = [];
    const runner = new CheckRunner(reader, state, {
      jobs: 1,
      env: process.env,
      signal: new AbortController().signal,
      onEvent: (event) => events.push(event),
    });
    await runner.run(state.project.stages.flatMap(({ checks }) => checks));
    const ends = events.filter((event) => event.kind === 'ended').map(({ end }) => JSON.stringify(end));
    const files = ['document', 'command'].map((check) =>
      readFileSync(path.join(root, evidencePath('plan', check)), 'utf8'),
    );
    assert.equal(ends.length, 2);
    for (const written of [...ends, ...files]) {
      assert.ok(written.includes('ghp_…(40 characters)'), written);
      assert.ok(!written.includes(GITHUB) && !written.includes('maria'), written);
    }
  });
});
