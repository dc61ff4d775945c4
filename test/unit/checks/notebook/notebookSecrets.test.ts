import assert from 'node:assert/strict';
import fc from 'fast-check';
import { notebookErrors } from '../../../../src/core/checks/notebook/notebookErrors';
import { notebookSecrets } from '../../../../src/core/checks/notebook/notebookSecrets';
import { render } from '../../../../src/core/text/message';
import { AWS, drawn, GITHUB, TOKENS } from '../../sensitive/tokens';
import { judge, lines, memoryWorld, nextSteps, refused, scope } from '../memoryWorld';
import { errorOutput, notebookText, type WrittenCell } from './notebooks';

function judgeCells(cells: readonly WrittenCell[], written: object = {}) {
  return judge(notebookSecrets, written, memoryWorld({ 'a.ipynb': notebookText(cells) }));
}

const printed = (text: string) => ({ output_type: 'stream', name: 'stdout', text: [text] });

describe('notebook.secrets', () => {
  it('passes without secrets', async () => {
    const outcome = await judgeCells([{ type: 'markdown', source: '# Hi' }, { source: 'x = 1' }]);
    assert.deepEqual(lines(outcome), ['pass: Secrets: 0, in notebooks: 1.']);
    assert.deepEqual(outcome.metrics, { secrets: 0, notebooks: 1 });
  });

  it('fails with a key in code, Markdown or raw text, at its place, and shows only the format', async () => {
    const outcome = await judgeCells([
      { type: 'markdown', source: `# Keys\nuse ${GITHUB}` },
      { source: `import os\nkey = "${AWS}"` },
      { type: 'raw', source: GITHUB },
    ]);
    assert.deepEqual(lines(outcome), [
      'fail: Secrets: 3, in notebooks: 1.',
      'fail a.ipynb#0:1:4 This looks like a secret key or token of GitHub: ghp_…(40 characters).',
      'fail a.ipynb#1:1:7 This looks like a secret key or token of AWS: AKIA…(20 characters).',
      'fail a.ipynb#2:0:0 This looks like a secret key or token of GitHub: ghp_…(40 characters).',
    ]);
    assert.deepEqual(outcome.findings[1]?.range, {
      start: { line: 1, column: 7 },
      end: { line: 1, column: 27 },
    });
    assert.match(nextSteps(outcome)[0] ?? '', /^Revoke it.*pragma: allowlist secret/);
  });

  it('fails with a key in an output, once for all its forms', async () => {
    const table = {
      output_type: 'display_data',
      metadata: {},
      data: { 'text/plain': [AWS], 'text/html': [`<b>${AWS}</b>`], 'image/png': drawn(400) },
    };
    const outcome = await judgeCells([{ outputs: [printed('fine'), table] }]);
    assert.deepEqual(lines(outcome).slice(1), [
      'fail a.ipynb#0 Output 2 of the cell shows a secret. This looks like a secret key or token of AWS: AKIA…(20 characters).',
    ]);
    assert.match(nextSteps(outcome)[0] ?? '', /clear the output/);
  });

  it('says what each kind of secret is', async () => {
    const outcome = await judgeCells([
      { source: `password = "${drawn(30)}"` },
      { source: 'engine = "postgresql://reader:Zt9kqLw3xV@db.team.internal/churn"' },
      { source: `h = {"Authorization": "Bearer ${drawn(30)}"}` },
      { source: `!curl -H "Authorization: token ${GITHUB}" https://api.github.com/user` },
    ]);
    assert.deepEqual(lines(outcome).slice(1), [
      'fail a.ipynb#0:0:12 A random text is assigned to "password", which looks like a secret: …(30 characters).',
      'fail a.ipynb#1:0:30 An address holds a password: …(10 characters).',
      'fail a.ipynb#2:0:30 The credentials of a request are written here: …(30 characters).',
      'fail a.ipynb#3:0:31 This looks like a secret key or token of GitHub: ghp_…(40 characters).',
    ]);
  });

  it('reads neither pictures nor attachments, nor a data address within HTML', async () => {
    const outcome = await judgeCells([
      { outputs: [{ output_type: 'display_data', metadata: {}, data: { 'image/png': ` ${AWS} ` } }] },
      { type: 'markdown', source: `![key](data:image/png;base64,${drawn(40)}/${AWS}/${drawn(40)})` },
    ]);
    assert.equal(outcome.verdict, 'pass');
  });

  it('lets pass what a mark in the line allows, and placeholders', async () => {
    const outcome = await judgeCells([
      { source: `key = "${AWS}"  # pragma: allowlist secret` },
      { type: 'markdown', source: `${AWS} <!-- pragma: allowlist secret -->` },
      { source: 'key = "your-key-here"\ntoken = os.environ["TOKEN"]' },
    ]);
    assert.equal(outcome.verdict, 'pass');
  });

  it('takes other limits of what is random', async () => {
    const cells = [{ source: 'token = "kX9vQ2mZr7LpW4"' }];
    assert.equal((await judgeCells(cells)).verdict, 'pass');
    assert.equal((await judgeCells(cells, { minLength: 12, base64Entropy: 3 })).verdict, 'fail');
    assert.deepEqual(refused(notebookSecrets, { minLength: 1 }), ['minLength']);
    assert.deepEqual(refused(notebookSecrets, { nonsense: 1 }), ['']);
  });

  it('cannot judge a notebook that is broken or not there, and still tells what it found', async () => {
    const world = memoryWorld({ 'a.ipynb': notebookText([{ source: AWS }]), 'b.ipynb': '{' });
    const outcome = await judge(notebookSecrets, {}, world);
    assert.equal(outcome.verdict, 'error');
    assert.equal(outcome.findings.length, 2);
    assert.equal((await judge(notebookSecrets, {}, memoryWorld({}))).verdict, 'error');
    assert.equal((await judge(notebookSecrets, { files: 'x/*.ipynb' }, world)).verdict, 'error');
  });

  it('consumes its own patterns, else the linked notebooks, by their bytes', () => {
    const own = notebookSecrets.parameters.parse({ files: 'n/*.ipynb' }) as never;
    const none = notebookSecrets.parameters.parse({}) as never;
    assert.deepEqual(notebookSecrets.consumes(own, scope()).patterns, ['n/*.ipynb']);
    assert.deepEqual(notebookSecrets.consumes(none, scope({ notebooks: ['a.ipynb'] })).patterns, ['a.ipynb']);
    assert.equal(notebookSecrets.identity, 'bytes');
  });

  it('shows no secret in any finding, wherever it stands', async () => {
    const token = fc.constantFrom(...TOKENS.map(([, one]) => one), `password = "${drawn(30)}"`);
    const around = fc.string({ maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(token, around, around, async (secret, before, behind) => {
        const source = `${before} ${secret} ${behind}`;
        const outcome = await judgeCells([{ source, outputs: [printed(source)] }]);
        const value = /"(.*)"/.exec(secret)?.[1] ?? secret;
        const shown = JSON.stringify(outcome) + outcome.findings.map(({ message }) => render(message)).join();
        assert.ok(!shown.includes(value), shown);
      }),
    );
  });
});

describe('notebook.errors', () => {
  it('shows no secret and no personal data of an exception', async () => {
    const words = `cannot connect to postgresql://reader:Zt9kqLw3xV@db.net as maria.lehner@gmail.com with ${GITHUB}`;
    const text = notebookText([{ count: 1, outputs: [errorOutput(1, 'OperationalError', words)] }]);
    const outcome = await judge(notebookErrors, {}, memoryWorld({ 'a.ipynb': text }));
    assert.deepEqual(lines(outcome).slice(1), [
      'fail a.ipynb#0:0:0 The cell raises OperationalError: cannot connect to postgresql://reader:…(10 characters)@db.net as …(22 characters) with ghp_…(40 characters)',
    ]);
  });
});
