import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentLinks } from '../../../../src/core/checks/document/documentLinks';
import { readMarkdown } from '../../../../src/core/checks/document/markdown';
import { markdownLinks } from '../../../../src/core/checks/document/markdownLinks';
import { judge, lines, memoryWorld, nextSteps } from '../memoryWorld';

const OTHERS = {
  'docs/run book.md': '# On call\n## Roll *back*!\n## Roll back\n<a id="Old"></a>\n',
  'README.md': '# A',
  'docs/a.png': 'x',
};

async function check(text: string, more: object = {}) {
  return judge(
    documentLinks,
    { files: 'docs/plan.md', ...more },
    memoryWorld({ ...OTHERS, 'docs/plan.md': text }),
  );
}

describe('document.links', () => {
  for (const link of [
    '[a](../README.md)',
    '[a](./a.png "title")',
    '![a](<run book.md>)',
    '[a](run%20book.md#on-call)',
    '[a](run%20book.md#roll-back)',
    '[a](run%20book.md#roll-back-1)',
    '[a](run%20book.md#old)',
    '[a](/README.md?raw=1)',
    '[![a](a.png)](../README.md)',
    '[a][b]\n\n[b]: ../README.md "title"',
    '<img src="a.png">',
    '[a](https://example.org/nowhere.md)',
    '[a](mailto:ada@example.org)',
    '<https://example.org>',
    '[a](#plan)\n# Plan',
    '[a](#top)',
    '`[a](nowhere.md)`',
    '```\n[a](nowhere.md)\n```',
    '<!-- [a](nowhere.md) -->',
    '[^1]: nowhere.md',
    '[a]({{ url }}/x.md)',
    'f(x)[0](y)',
  ]) {
    it(`passes ${link.replaceAll('\n', ' ')}`, async () => {
      const outcome = await check(`${link}\n`);
      // `[0](y)` is a link for Markdown, too.
      assert.equal(outcome.verdict, link.startsWith('f(x)') ? 'fail' : 'pass', lines(outcome).join('\n'));
    });
  }

  for (const [link, words] of [
    ['[a](REDME.md)', 'fail docs/plan.md:0:4 "REDME.md" leads to nothing.'],
    ['![a](b.png)', 'fail docs/plan.md:0:5 "b.png" leads to nothing.'],
    ['<a href="../b.md">', 'fail docs/plan.md:0:9 "../b.md" leads to nothing.'],
    ['[b]: nowhere/', 'fail docs/plan.md:0:5 "nowhere/" leads to nothing.'],
    ['[a](run%20book.md#of-call)', 'warn docs/plan.md:0:4 No heading is called "#of-call".'],
    ['[a](#nothing)', 'warn docs/plan.md:0:4 No heading is called "#nothing".'],
    ['[a](../../x.md)', 'info docs/plan.md:0:4 "../../x.md" leads out of the project and was not followed.'],
  ] as const) {
    it(`tells of ${link}`, async () => {
      assert.deepEqual(lines(await check(`${link}\n`)).slice(1), [words]);
    });
  }

  it('offers what is near', async () => {
    assert.deepEqual(nextSteps(await check('[a](../REDME.md)')), ['Did you mean "README.md"?']);
    assert.deepEqual(nextSteps(await check('[a](run%20book.md#of-call)')), ['Did you mean "#on-call"?']);
  });

  it('leaves sections aside where that is wanted', async () => {
    assert.equal((await check('[a](#nothing)', { anchors: false })).verdict, 'pass');
  });

  it('goes by the documents that are linked to the stage', async () => {
    const outcome = await judge(
      documentLinks,
      {},
      memoryWorld({ 'a.md': '[x](y.md)', 'b.txt': '[x](z.md)' }),
    );
    assert.equal(outcome.metrics?.['documents'], 1);
    assert.equal((await judge(documentLinks, {}, memoryWorld({ 'b.txt': '' }))).verdict, 'error');
  });

  it('finds links inside the text whatever it is', () => {
    const part = fc.constantFrom(
      '[a]',
      '(b)',
      '(<b>)',
      '![',
      '](',
      ')',
      '`',
      '\n',
      '[a]: ',
      'href="',
      '"',
      '<a ',
      '#',
      '%',
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('');
        const rows = text.split('\n');
        for (const { range } of markdownLinks(readMarkdown(text)))
          assert.ok(range.end.column <= (rows[range.start.line]?.length ?? -1));
      }),
    );
  });
});
