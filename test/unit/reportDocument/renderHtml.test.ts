import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { AUDIENCES, type Audience } from '../../../src/core/reportDocument/audience';
import { STYLE } from '../../../src/core/reportDocument/html/style';
import { safeLine } from '../../../src/core/reportDocument/wording';
import { reportText } from '../../../src/node/report/reportText';
import { hostileText } from './hostileText';
import { projectWith } from './smallProject';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

function html(audience: Audience, word: string, path?: string): string {
  return reportText({ audience, projects: [projectWith(word, path)] }, 'html');
}

function elementsIn(nodes: readonly Node[]): readonly Element[] {
  return nodes.flatMap((node) => ('tagName' in node ? [node, ...elementsIn(node.childNodes)] : []));
}

function elementsOf(text: string): readonly Element[] {
  return elementsIn(parse(text).childNodes);
}

function textOf(node: Node | Element): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** The elements by name, class and names of attributes, but for places where lines may be broken. */
function skeleton(text: string): readonly string[] {
  return elementsOf(text)
    .filter(({ tagName }) => tagName !== 'wbr')
    .map(({ tagName, attrs }) => {
      const told = attrs.map(({ name, value }) =>
        name === 'class' || name === 'id' ? `${name}=${value}` : name,
      );
      return `${tagName} ${told.join(' ')}`;
    });
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}

describe('a report as HTML', () => {
  for (const audience of AUDIENCES) {
    it(`keeps whatever people wrote in its place, for ${audience}`, () => {
      const calm = skeleton(html(audience, 'calm'));
      fc.assert(
        fc.property(hostileText, (hostile) => {
          assert.deepEqual(skeleton(html(audience, hostile)), calm);
        }),
        { numRuns: 60 },
      );
    });
  }

  it('shows exactly the characters of a name, as one line', () => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const heading = elementsOf(html('team', hostile)).find(({ tagName }) => tagName === 'h1');
        assert.equal(heading && textOf(heading), safeLine(hostile));
      }),
    );
  });

  it('leads only to files of the project and to its own headings', () => {
    fc.assert(
      fc.property(hostileText, (path) => {
        const elements = elementsOf(html('team', 'calm', path));
        const ids = new Set(elements.map((element) => `#${attribute(element, 'id') ?? ''}`));
        for (const element of elements) {
          assert.equal(attribute(element, 'src'), undefined);
          const target = attribute(element, 'href');
          if (target === undefined || ids.has(target)) continue;
          const url = new URL(target, 'https://host.test/p/reports/report.html');
          assert.equal(url.origin, 'https://host.test');
          assert.ok(url.pathname.startsWith('/p/'), target);
        }
      }),
    );
  });

  it('has neither script nor handlers nor styles but the one that its policy names by hash', () => {
    for (const audience of AUDIENCES) {
      const elements = elementsOf(html(audience, 'x'));
      const names = new Set(elements.map(({ tagName }) => tagName));
      for (const name of ['script', 'link', 'iframe', 'object', 'form', 'base', 'img']) {
        assert.ok(!names.has(name), name);
      }
      const attributes = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
      assert.deepEqual(
        attributes.filter((name) => name.startsWith('on') || name === 'style'),
        [],
      );
      const [style, ...more] = elements.filter(({ tagName }) => tagName === 'style');
      assert.ok(style !== undefined && more.length === 0);
      assert.equal(textOf(style), STYLE);
      const policy = elements.find(
        (element) => attribute(element, 'http-equiv') === 'Content-Security-Policy',
      );
      const hash = createHash('sha256').update(textOf(style)).digest('base64');
      assert.equal(
        policy && attribute(policy, 'content'),
        `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
      );
    }
  });

  it('has a language, one first heading, headings without a gap, ids once, and heads of rows and columns', () => {
    for (const audience of AUDIENCES) {
      const two = [projectWith('one', 'a', '/1'), projectWith('two', 'a', '/2')];
      const elements = elementsOf(reportText({ audience, projects: two }, 'html'));
      assert.equal(
        attribute(
          elements.find(({ tagName }) => tagName === 'html')!,
          'lang',
        ),
        'en',
      );
      const levels = elements.flatMap(({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1] ?? []).map(Number);
      assert.equal(levels.filter((level) => level === 1).length, 1);
      assert.ok(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1));
      const ids = elements.flatMap((element) => attribute(element, 'id') ?? []);
      assert.equal(new Set(ids).size, ids.length);
      for (const head of elements.filter(({ tagName }) => tagName === 'th')) {
        assert.match(attribute(head, 'scope') ?? '', /^(?:row|col)$/);
      }
      const tables = elements.filter(({ tagName }) => tagName === 'table');
      assert.ok(tables.length > 0);
      for (const table of tables) {
        const caption = elementsIn(table.childNodes).find(({ tagName }) => tagName === 'caption');
        assert.ok(caption && textOf(caption) !== '');
      }
    }
  });

  it('is in the language it is given, and in English where that is none', () => {
    const input = { audience: 'team' as const, projects: [projectWith('x')] };
    const translations = { 'What to do next': 'Was als Nächstes zu tun ist' };
    const german = reportText(input, 'html', { name: 'de', translations });
    assert.match(german, /<html lang="de">/);
    assert.match(german, />Was als Nächstes zu tun ist</);
    assert.match(reportText(input, 'html', { name: '"><x', translations: {} }), /<html lang="en">/);
  });

  it('is the same bytes for the same input', () => {
    for (const audience of AUDIENCES) assert.equal(html(audience, 'x'), html(audience, 'x'));
  });
});
