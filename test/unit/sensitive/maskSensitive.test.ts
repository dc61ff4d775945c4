import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Outcome } from '../../../src/core/evidence/evidence';
import { outcomeOfCommand } from '../../../src/core/results/commandOutcome';
import { cleanText } from '../../../src/core/results/externalText';
import { readJson } from '../../../src/core/results/readJson';
import { readJunit } from '../../../src/core/results/readJunit';
import { readSarif } from '../../../src/core/results/readSarif';
import { maskOutcome } from '../../../src/core/sensitive/maskOutcome';
import { maskSensitive } from '../../../src/core/sensitive/maskSensitive';
import { say, verbatim } from '../../../src/core/text/message';
import { AWS, drawn, GITHUB, hex, TOKENS } from './tokens';

describe('masking', () => {
  it('leaves the beginning that tells the format, and the length', () => {
    assert.equal(maskSensitive(`key ${AWS}.`), 'key AKIA…(20 characters).');
    assert.equal(maskSensitive(`postgres://a:Zt9kqLw3xV@db.net/x`), 'postgres://a:…(10 characters)@db.net/x');
    assert.equal(maskSensitive('by maria.lehner@gmail.com'), 'by …(22 characters)');
    assert.equal(maskSensitive('DE75512108001245126199'), '…(22 characters)');
  });

  it('masks passwords that are not random, but no words about passwords', () => {
    assert.equal(maskSensitive("connect(password='hunter22')"), "connect(password='…(8 characters)')");
    assert.equal(maskSensitive('PASSWORD=hunter22 failed'), 'PASSWORD=…(8 characters) failed');
    for (const text of [
      'unexpected token: identifier',
      'password: required',
      "KeyError: 'password'",
      'password=None',
      'token = os.environ["TOKEN"]',
      'assert 42880 == 42880.0 at 2024-01-15 10:30:00',
      `sha256 ${hex(64)}`,
    ]) {
      assert.equal(maskSensitive(text), text);
    }
  });

  it('masks what marks allow: they speak for a line of code, not for words that are copied from it', () => {
    assert.ok(!maskSensitive(`${GITHUB} # pragma: allowlist secret`).includes(GITHUB));
  });

  it('changes nothing that is masked already, and lets no secret through', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'password=',
        ' ',
        '\n',
        '"',
        'maria@corp.de',
        '+49 89 63610001',
        'x = ',
        '://u:p4ssw0rt@h.de',
      ),
    );
    const token = fc.constantFrom(...TOKENS.map(([, one]) => one));
    fc.assert(
      fc.property(fc.array(piece), token, fc.array(piece), (before, secret, behind) => {
        const masked = maskSensitive(`${before.join('')} ${secret} ${behind.join('')}`);
        assert.ok(!masked.includes(secret), masked);
        assert.equal(maskSensitive(masked), masked);
      }),
    );
  });
});

describe('words of tools', () => {
  it('are masked before they are cut, and without their colours', () => {
    assert.ok(!cleanText(`\u001b[31m${AWS.slice(0, 8)}\u001b[39m${AWS.slice(8)}`).includes(AWS));
    for (let at = 0; at < 60; at++) {
      const cut = cleanText(`${'a '.repeat(at)}${GITHUB} and more words behind it`, 60);
      assert.ok(!cut.includes(GITHUB.slice(0, 12)), cut);
    }
  });

  it('show no part of a secret where only the beginning of a text was read', () => {
    const colours = '\u001b[31m\u001b[39m'.repeat(40);
    for (let at = 380; at < 400; at++) {
      const text = `${colours.slice(0, at)} ${GITHUB} end`;
      const shown = cleanText(text, 100);
      assert.ok(!shown.includes(GITHUB.slice(0, 10)), shown);
    }
  });

  const secret = `token ${GITHUB} of maria.lehner@gmail.com`;
  const texts: Readonly<Record<string, () => unknown>> = {
    'what a command printed': () =>
      outcomeOfCommand({ exitCode: 1, timedOut: false, timeoutMs: 1, tail: `first\n${secret}\n` }),
    'results in JSON': () =>
      readJson(JSON.stringify({ findings: [{ severity: 'fail', message: secret, next: secret }] }), '/p'),
    'a JUnit report': () =>
      readJunit(`<testsuite><testcase name="a"><failure message="${secret}"/></testcase></testsuite>`, '/p'),
    'a SARIF log': () =>
      readSarif(
        JSON.stringify({
          version: '2.1.0',
          runs: [{ tool: { driver: { name: 't' } }, results: [{ ruleId: 'r', message: { text: secret } }] }],
        }),
        '/p',
      ),
  };
  for (const [what, read] of Object.entries(texts)) {
    it(`hold no secret and no personal data in ${what}`, () => {
      const written = JSON.stringify(read());
      assert.ok(written.includes('ghp_…(40 characters)'), written);
      assert.ok(!written.includes(GITHUB) && !written.includes('maria.lehner'), written);
    });
  }
});

describe('an outcome', () => {
  it('is masked in every word and measurement that is not the extension’s own', () => {
    const key = `api_key = "${drawn(32)}"`;
    const outcome: Outcome = {
      verdict: 'fail',
      summary: say('Found {0}.', AWS),
      findings: [
        {
          severity: 'fail',
          path: 'src/a.py',
          message: say('{0} and {1}: {2}', 3, say('in {0}', verbatim(GITHUB)), key),
          next: say('Revoke {0}.', AWS),
        },
      ],
      metrics: { rows: 4, [`by ${AWS}`]: { list: [GITHUB, 1, true, null] } },
    };
    const masked = maskOutcome(outcome);
    const written = JSON.stringify(masked);
    for (const secret of [AWS, GITHUB, drawn(32)]) assert.ok(!written.includes(secret), written);
    assert.equal(masked.findings[0]?.path, 'src/a.py');
    assert.equal(masked.findings[0].message.text, '{0} and {1}: {2}');
    assert.equal(masked.metrics?.['rows'], 4);
    assert.deepEqual(maskOutcome(masked), masked);
  });

  it('without secrets stays as it is', () => {
    const outcome: Outcome = { verdict: 'pass', summary: say('Rows: {0}.', 5), findings: [] };
    assert.deepEqual(maskOutcome(outcome), outcome);
  });
});
