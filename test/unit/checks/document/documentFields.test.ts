import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentFields } from '../../../../src/core/checks/document/documentFields';
import { judge, lines, memoryWorld, nextSteps } from '../memoryWorld';

/** The world's clock stands at 20 November 2026. */
async function check(text: string, more: object = {}, file = 'plan.md') {
  return judge(documentFields, { file, ...more }, memoryWorld({ [file]: text }));
}
const required = ['owner', 'review'];

describe('document.fields', () => {
  it('passes fields that are filled in and dates to come', async () => {
    const outcome = await check('---\nowner: "@team"\nreview: 2027-06-30\n---\n# Plan\n', { required });
    assert.deepEqual(lines(outcome), ['pass: Fields filled in: 2.']);
  });

  it('fails for a missing field, and offers the one that is near', async () => {
    const outcome = await check('---\nownr: "@team"\nreview: 2027-06-30\n---\n', { required });
    assert.deepEqual(lines(outcome), [
      'fail: The field "owner" is missing.',
      'fail plan.md The field "owner" is missing.',
    ]);
    assert.deepEqual(nextSteps(outcome), ['Rename "ownr" to "owner", or add the field.']);
  });

  for (const empty of ['', '""', '[]', '{}', '~'])
    it(`fails for an empty field at its place: ${empty}`, async () => {
      const outcome = await check(`---\r\ntitle: Plan\r\nowner: ${empty}\r\n---\r\n`, {
        required: ['owner'],
      });
      assert.deepEqual(lines(outcome).slice(1), ['fail plan.md:2:0 The field "owner" is empty.']);
    });

  it('warns of a placeholder', async () => {
    for (const left of ['TODO', '"TBD: ask"', '"???"', '"<name>"'])
      assert.equal(
        (await check(`---\nowner: ${left}\n---\n`, { required: ['owner'] })).verdict,
        'warn',
        left,
      );
    assert.equal((await check('---\nowner: Todorov\n---\n', { required: ['owner'] })).verdict, 'pass');
  });

  it('warns of a date that has passed, not of today', async () => {
    const text = (date: string) => `---\nreview: ${date}\n---\n`;
    assert.deepEqual(lines(await check(text('2026-11-19'))), [
      'warn: The date of "review" has passed: 2026-11-19.',
      'warn plan.md:1:8 The date of "review" has passed: 2026-11-19.',
    ]);
    for (const date of ['2026-11-20', '2026-11-20T08:00:00Z', '"2026-12-01"'])
      assert.equal((await check(text(date))).verdict, 'pass', date);
  });

  it('fails for a date that is none', async () => {
    for (const date of ['soon', '30.06.2027', '2027-02-30', '20270630'])
      assert.equal((await check(`---\nreview: ${date}\n---\n`)).verdict, 'fail', date);
  });

  it('looks at the dates that are named, and at no others', async () => {
    const text = '---\nreview: 2020-01-01\nnext: 2020-01-01\n---\n';
    assert.equal((await check(text, { dates: [] })).verdict, 'pass');
    assert.deepEqual(lines(await check(text, { dates: ['next'] })).slice(1), [
      'warn plan.md:2:6 The date of "next" has passed: 2020-01-01.',
    ]);
  });

  it('follows dots into maps; a name with dots itself wins', async () => {
    assert.equal(
      (await check('---\napproval: { by: Ada }\n---\n', { required: ['approval.by'] })).verdict,
      'pass',
    );
    assert.equal(
      (await check('---\napproval.by: Ada\n---\n', { required: ['approval.by'] })).verdict,
      'pass',
    );
    assert.equal((await check('---\napproval: Ada\n---\n', { required: ['approval.by'] })).verdict, 'fail');
  });

  it('reads YAML and JSON files as a whole', async () => {
    assert.equal((await check('owner: a\n', { required: ['owner'] }, 'data.yaml')).verdict, 'pass');
    assert.equal((await check('{"owner": "a"}', { required: ['owner'] }, 'data.json')).verdict, 'pass');
  });

  for (const [what, text] of [
    ['without front matter', '# Plan\n'],
    ['whose front matter is not closed', '---\nowner: a\n# Plan\n'],
    ['whose front matter is empty', '---\n---\n'],
    ['whose front matter is a list', '---\n- owner\n---\n'],
    ['whose front matter is malformed', '---\nowner: [a\n---\n'],
  ] as const) {
    it(`cannot judge a document ${what}`, async () => {
      const outcome = await check(text, { required });
      assert.equal(outcome.verdict, 'error');
      assert.equal(nextSteps(outcome).length, 1);
    });
  }

  it('judges any front matter whatever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        await check(`---\n${text}\n---\n`, { required: ['owner'] });
      }),
    );
  });
});
