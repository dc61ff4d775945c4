import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { builtinCheck, CATALOGUE } from '../../../src/core/checks/catalogue';
import type { Outcome } from '../../../src/core/evidence/evidence';
import { HttpClient } from '../../../src/node/service/httpClient';
import { ProjectReader } from '../../../src/node/project/projectReader';
import { scratchFolders } from '../node/scratch';
import { judgeOnDisk } from './diskWorld';
import { lines } from './memoryWorld';
import type { CheckSample, Spoilt } from './samples/sample';

/** Larger than any text that is read: 200 MiB, nearly all of it a hole. */
const ENORMOUS = 200 * 1024 * 1024;

/** What becomes of an input, given its path and its good bytes. */
const SPOIL: Readonly<Record<Spoilt, (file: string, good: Buffer) => void>> = {
  missing: () => undefined,
  empty: (file) => writeFileSync(file, ''),
  folder: (file) => mkdirSync(file),
  binary: (file) => writeFileSync(file, Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 167) % 256))),
  truncated: (file, good) => writeFileSync(file, good.subarray(0, Math.floor(good.length / 2))),
  enormous: (file, good) => {
    writeFileSync(file, good);
    truncateSync(file, ENORMOUS);
  },
  loop: (file) => symlinkSync(path.basename(file), file),
};

const SAMPLES = readSamples();

/** Every list of samples that a module of the folder exports. */
function readSamples(): readonly CheckSample[] {
  const folder = path.join(__dirname, 'samples');
  const modules = readdirSync(folder).filter((name) => name !== 'sample.ts');
  return modules.flatMap((name) => {
    // Found by folder, so that no list can forget one.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const exported = Object.values(require(path.join(folder, name)) as object);
    return exported.flatMap((value) => (Array.isArray(value) ? (value as CheckSample[]) : []));
  });
}

describe('every built-in check', () => {
  const folder = scratchFolders();

  function prepare({ files, needs }: CheckSample): string {
    const root = folder(files);
    if (needs === 'git') {
      const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' });
      git('init', '--initial-branch=main');
      git('add', '--all');
      git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '--message=All');
    }
    return root;
  }

  function judge(sample: CheckSample, root: string, parameters = sample.with): Promise<Outcome> {
    const links = sample.links ?? [];
    return judgeOnDisk(sample.uses, parameters, root, {
      http: new HttpClient(),
      project: () => Promise.resolve(new ProjectReader(root).read().snapshot),
      scope: {
        artifacts: links,
        notebooks: links.filter((link) => link.endsWith('.ipynb')),
        code: links.filter((link) => link.endsWith('.py')),
      },
    });
  }

  it('has a sample', () => {
    const sampled = new Set(SAMPLES.map(({ uses }) => uses));
    assert.deepEqual(
      CATALOGUE.map(({ id }) => id).filter((id) => !sampled.has(id)),
      [],
    );
  });

  for (const sample of SAMPLES) {
    describe(sample.uses, () => {
      const { input } = sample;

      it('refuses a parameter that it does not have', () => {
        const parameters = builtinCheck(sample.uses)?.parameters;
        assert.equal(parameters?.safeParse({ ...sample.with, nonsense: 1 }).success, false);
      });

      if (input === undefined) return;

      for (const spoilt of Object.keys(SPOIL) as Spoilt[]) {
        const expected = sample.exceptions?.[spoilt] ?? 'error';
        it(`judges ${spoilt} input as ${expected}`, async () => {
          const root = prepare(sample);
          const file = path.join(root, input);
          const content = sample.files[input] ?? '';
          rmSync(file);
          SPOIL[spoilt](file, Buffer.isBuffer(content) ? content : Buffer.from(content));
          assertVerdict(await judge(sample, root), expected, root);
        });
      }

      it('cannot judge a pattern that matches nothing', async () => {
        const written = JSON.stringify(sample.with);
        const parameters = written.replaceAll(JSON.stringify(input), '"nowhere/*.zzz"');
        if (parameters === written) return;
        const root = prepare(sample);
        const given = JSON.parse(parameters) as CheckSample['with'];
        assertVerdict(await judge(sample, root, given), 'error', root);
      });
    });
  }
});

function assertVerdict(outcome: Outcome, expected: string, root: string): void {
  const text = lines(outcome).join('\n');
  assert.equal(outcome.verdict, expected, text);
  assert.ok(!JSON.stringify(outcome).includes(root), `names this machine's folder: ${text}`);
  if (expected === 'pass') return;
  assert.ok(
    outcome.findings.some(({ next }) => next !== undefined),
    `no next step: ${text}`,
  );
}
