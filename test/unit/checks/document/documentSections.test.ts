import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentSections } from '../../../../src/core/checks/document/documentSections';
import { judge, lines, memoryWorld, nextSteps, refused, UNREADABLE } from '../memoryWorld';

const FILE = 'docs/problem.md';
const WORDS = 'one two three four five six seven eight nine ten';

async function check(text: string, sections: readonly string[], more: object = {}) {
  return judge(documentSections, { file: FILE, sections, ...more }, memoryWorld({ [FILE]: text }));
}

describe('document.sections', () => {
  it('passes when every section is written', async () => {
    const outcome = await check(`# Objective\n${WORDS}\n\n## Cost\n${WORDS}\n`, ['Objective', 'Cost']);
    assert.deepEqual(lines(outcome), ['pass: 2 of 2 sections are written.']);
    assert.deepEqual(outcome.metrics, { sections: 2, written: 2, words: 30 });
  });

  for (const [what, heading] of [
    ['letter case and punctuation', '## COST-OF Mistakes!'],
    ['numbering', '### 2.1 Cost of mistakes'],
    ['emphasis and links', '# **Cost** of [mistakes](https://example.org/a#b)'],
    ['closing signs', '## Cost of mistakes ##'],
    ['an underline of =', 'Cost of mistakes\n==='],
    ['an underline of -', 'Cost of mistakes\n---'],
    ['CRLF', '# Cost of mistakes\r'],
  ] as const) {
    it(`finds a heading whatever its ${what}`, async () => {
      const outcome = await check(`${heading}\n${WORDS}\n`, ['cost of mistakes']);
      assert.equal(outcome.verdict, 'pass');
    });
  }

  it('fails at the end of the file for a missing section and offers the heading that is near', async () => {
    const outcome = await check(`# Objektive\n${WORDS}`, ['Objective']);
    assert.deepEqual(lines(outcome), [
      'fail: 0 of 1 sections are written.',
      `fail ${FILE}:1:${String(WORDS.length)} The section "Objective" is missing.`,
    ]);
    assert.deepEqual(nextSteps(outcome), [
      'Rename the heading "Objektive" to "Objective", or add the section.',
    ]);
  });

  it('fails at its heading for an empty section: headings, comments, rules and empty bullets are nothing', async () => {
    const outcome = await check(`# Cost\n<!-- write\nhere -->\n\n## Details\n\n***\n-\n\n# End\n${WORDS}`, [
      'Cost',
    ]);
    assert.deepEqual(lines(outcome), [
      'fail: 0 of 1 sections are written.',
      `fail ${FILE}:0:0 The section "Cost" is empty.`,
    ]);
  });

  it('counts the words of subsections, and nothing beyond the next heading of its level', async () => {
    const text = `# Cost\n\n## False alarms\none two three four five\n## Missed\nsix seven eight nine ten\n# End\nmore words\n`;
    assert.equal((await check(text, ['Cost'])).metrics?.['words'], 10);
  });

  it('takes neither headings in code fences nor front matter for the document', async () => {
    const text = `---\ntitle: x\n# Cost\n---\n\`\`\`sh\n# Cost\n\`\`\`\n~~~\n# Cost\n\`\`\`\n# Cost\n~~~\n`;
    assert.equal((await check(text, ['Cost'])).verdict, 'fail');
  });

  it('takes a rule after a list for a rule, not for a heading', async () => {
    assert.equal((await check(`- Cost\n---\n${WORDS}`, ['Cost'])).verdict, 'fail');
  });

  it('judges the fullest of several sections of a name', async () => {
    assert.equal((await check(`# Cost\n\n# Other\n## Cost\n${WORDS}`, ['Cost'])).verdict, 'pass');
  });

  it('warns when a section is short', async () => {
    assert.deepEqual(lines(await check('# Cost\nOne missed tumour.', ['Cost'])), [
      'warn: 1 of 1 sections are written.',
      `warn ${FILE}:0:0 The section "Cost" has 3 words; 10 are expected.`,
    ]);
    assert.equal((await check('# Cost\nOne missed tumour.', ['Cost'], { minWords: 3 })).verdict, 'pass');
  });

  it('counts every character of scripts without spaces', async () => {
    assert.equal((await check('# 目的\n良性と悪性の腫瘍を見分ける', ['目的'])).verdict, 'pass');
  });

  for (const placeholder of [
    'TODO',
    'TBD',
    'FIXME',
    'Lorem ipsum',
    '<your name>',
    '<…>',
    '<name>',
    '[more information needed](x)',
  ]) {
    it(`warns at the placeholder ${placeholder}`, async () => {
      const outcome = await check(`# Cost\n${WORDS}\nthen: ${placeholder}.`, ['Cost']);
      assert.equal(outcome.verdict, 'warn');
      assert.deepEqual(outcome.findings[0]?.range?.start, { line: 2, column: 6 });
    });
  }

  for (const prose of [
    'everything, todo el mundo, in Spanish',
    'the TODOS team',
    'line<br>break <details open> <img src="a.png">',
    'see <https://example.org> and <team@example.org>',
    'run `rollback <name>` and `TODO`',
    'a <5 and b> 3',
    '```\nTODO <name>\n```',
  ]) {
    it(`takes no placeholder from ${JSON.stringify(prose)}`, async () => {
      assert.equal((await check(`# Cost\n${WORDS}\n${prose}`, ['Cost'])).verdict, 'pass');
    });
  }

  it('uses the placeholders that the project names', async () => {
    const outcome = await check(`# Cost\n${WORDS} TODO (fill in)`, ['Cost'], { placeholders: ['(fill in)'] });
    assert.deepEqual(
      outcome.findings.map((finding) => finding.message.args),
      [['Cost', '(fill in)']],
    );
  });

  it('fails for an empty file, once for each section', async () => {
    assert.deepEqual(lines(await check('', ['A1', 'B2'])), [
      'fail: 0 of 2 sections are written.',
      `fail ${FILE}:0:0 The section "A1" is missing.`,
      `fail ${FILE}:0:0 The section "B2" is missing.`,
    ]);
  });

  for (const reason of Object.keys(UNREADABLE) as (keyof typeof UNREADABLE)[]) {
    it(`cannot judge a file that is ${reason}`, async () => {
      const world = memoryWorld({ [FILE]: { unreadable: reason } });
      const outcome = await judge(documentSections, { file: FILE, sections: ['Cost'] }, world);
      assert.equal(outcome.verdict, 'error');
      assert.equal(outcome.findings[0]?.path, FILE);
      assert.equal(nextSteps(outcome).length, 1);
    });
  }

  it('cannot judge a document of more than a mebibyte', async () => {
    assert.equal((await check('# Cost\n'.repeat(200_000), ['Cost'])).verdict, 'error');
  });

  // A pattern that backtracks without end would meet the time-out.
  it('judges hostile documents in time', async () => {
    for (const piece of ['# Cost\n', '`', '<!-- -->', '](', '<a ', '[', '# ', '\n---', 'a\n']) {
      const text = piece.repeat(Math.floor(400_000 / piece.length));
      await check(text, ['Cost', 'Other']);
    }
  }).timeout(60_000);

  it('never throws', () =>
    fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('#', ' ', '\n', '-', '`', '<', '>', '!', 'a', '[', ']') }),
        async (text) => {
          await check(text, ['a']);
        },
      ),
    ));

  it('refuses wrong parameters', () => {
    assert.deepEqual(refused(documentSections, { file: 'x.md', sections: [] }), ['sections']);
    assert.deepEqual(refused(documentSections, { file: 'x.md', sections: ['...'] }), ['sections.0']);
    assert.deepEqual(refused(documentSections, { file: 'x.md', sections: ['A'], minWords: -1 }), [
      'minWords',
    ]);
    assert.deepEqual(refused(documentSections, { file: 'x.md', sections: ['A'], minwords: 1 }), ['']);
    assert.deepEqual(refused(documentSections, { sections: ['A'] }), ['file']);
  });
});
