import assert from 'node:assert/strict';
import { codeSecrets } from '../../../../src/core/checks/code/codeSecrets';
import { AWS, drawn, GITHUB } from '../../sensitive/tokens';
import { judge, lines, memoryWorld, nextSteps, refused, scope } from '../memoryWorld';

describe('code.secrets', () => {
  it('passes without secrets, and with an empty module', async () => {
    const world = memoryWorld({ 'src/__init__.py': '', 'src/a.py': 'TOKEN = os.environ["TOKEN"]\n' });
    const outcome = await judge(codeSecrets, {}, world);
    assert.deepEqual(lines(outcome), ['pass: Secrets: 0, in files: 2.']);
    assert.deepEqual(outcome.metrics, { secrets: 0, files: 2 });
  });

  it('fails with secrets in code, comments and docstrings, masked and at their place', async () => {
    const text = `"""Use ${GITHUB}."""\n# ${AWS}\nx = 1\nAPI_KEY = "${drawn(32)}"\n`;
    const outcome = await judge(codeSecrets, {}, memoryWorld({ 'src/a.py': text }));
    assert.deepEqual(lines(outcome), [
      'fail: Secrets: 3, in files: 1.',
      'fail src/a.py:0:7 This looks like a secret key or token of GitHub: ghp_…(40 characters).',
      'fail src/a.py:1:2 This looks like a secret key or token of AWS: AKIA…(20 characters).',
      'fail src/a.py:3:11 A random text is assigned to "API_KEY", which looks like a secret: …(32 characters).',
    ]);
    const written = JSON.stringify(outcome);
    for (const secret of [GITHUB, AWS, drawn(32)]) assert.ok(!written.includes(secret));
    assert.match(nextSteps(outcome)[0] ?? '', /^Revoke it/);
  });

  it('keeps lines apart that end with CR LF', async () => {
    const outcome = await judge(codeSecrets, {}, memoryWorld({ 'a.py': `x = 1\r\ny = "${AWS}"\r\n` }));
    assert.equal(lines(outcome)[1]?.startsWith('fail a.py:1:5 '), true);
  });

  it('judges any texts that its patterns name', async () => {
    const world = memoryWorld({
      'config/.env': `TOKEN=${GITHUB}\n`,
      'config/b.yaml': 'a: 1\n',
      'src/a.py': AWS,
    });
    const outcome = await judge(codeSecrets, { files: ['config/.env', 'config/*.yaml'] }, world);
    assert.deepEqual(lines(outcome), [
      'fail: Secrets: 1, in files: 2.',
      'fail config/.env:0:6 This looks like a secret key or token of GitHub: ghp_…(40 characters).',
    ]);
  });

  it('judges only code where it goes by links: other inputs may be anything', async () => {
    const world = memoryWorld({ 'src/a.py': 'x = 1\n', 'data/a.csv': AWS });
    assert.deepEqual(lines(await judge(codeSecrets, {}, world)), ['pass: Secrets: 0, in files: 1.']);
  });

  it('honours marks in the line', async () => {
    const world = memoryWorld({ 'a.py': `a = "${AWS}"  # pragma: allowlist secret\n` });
    assert.equal((await judge(codeSecrets, {}, world)).verdict, 'pass');
  });

  for (const unreadable of ['missing', 'folder', 'binary', 'forbidden', 'enormous'] as const) {
    it(`cannot judge a file that is ${unreadable}, and still tells what it found`, async () => {
      const world = memoryWorld({ 'a.py': AWS, 'b.py': { unreadable } });
      const outcome = await judge(codeSecrets, {}, world);
      assert.equal(outcome.verdict, 'error');
      assert.equal(outcome.findings.length, 2);
      assert.match(nextSteps(outcome)[0] ?? '', /leave it out/);
    });
  }

  it('cannot judge where nothing is linked or a pattern matches nothing', async () => {
    assert.deepEqual(lines(await judge(codeSecrets, {}, memoryWorld({}))).slice(1), [
      'fail There is no code to check: none is linked to the stage.',
    ]);
    assert.equal(
      (await judge(codeSecrets, { files: 'x/*.py' }, memoryWorld({ 'a.py': '' }))).verdict,
      'error',
    );
  });

  it('consumes its own patterns, else the linked code, by the bytes: comments count', () => {
    const parse = (written: object) => codeSecrets.parameters.parse(written) as never;
    assert.deepEqual(codeSecrets.consumes(parse({ files: ['src', '!src/x.py'] }), scope()).patterns, [
      'src',
      '!src/x.py',
    ]);
    assert.deepEqual(codeSecrets.consumes(parse({}), scope({ code: ['a.py'] })).patterns, ['a.py']);
    assert.equal(codeSecrets.identity, 'bytes');
    assert.deepEqual(refused(codeSecrets, { hexEntropy: 9 }), ['hexEntropy']);
  });
});
