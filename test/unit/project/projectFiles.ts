import fc from 'fast-check';

interface Style {
  readonly step: number;
  readonly newline: string;
  readonly blank: boolean;
  readonly comments: boolean;
  readonly mark: boolean;
  readonly end: boolean;
}

interface StageSpec {
  readonly id: string;
  readonly owner: boolean;
  readonly links: readonly string[] | undefined;
  readonly list: 'lines' | 'outdented' | 'brackets' | 'bracketLines' | 'bracketLinesComma' | 'nothing';
  readonly quoted: boolean;
  readonly check: boolean;
  readonly flow: boolean;
}

const style: fc.Arbitrary<Style> = fc.record({
  step: fc.constantFrom(2, 3, 4),
  newline: fc.constantFrom('\n', '\r\n'),
  blank: fc.boolean(),
  comments: fc.boolean(),
  mark: fc.boolean(),
  end: fc.boolean(),
});

/** Well-formed project files in the ways in which people write them: with comments, blank lines and lists of each kind. */
export function projectFile(stages: readonly string[]): fc.Arbitrary<string> {
  const stage = fc.record({
    id: fc.constantFrom(...stages),
    owner: fc.boolean(),
    links: fc.option(fc.array(fc.constantFrom('a/*.py', 'docs', 'b.md', '**/*.csv'), { maxLength: 4 }), {
      nil: undefined,
    }),
    list: fc.constantFrom(
      ...(['lines', 'outdented', 'brackets', 'bracketLines', 'bracketLinesComma', 'nothing'] as const),
    ),
    quoted: fc.boolean(),
    check: fc.boolean(),
    flow: fc.boolean(),
  });
  const specs = fc.uniqueArray(stage, { maxLength: 6, selector: (one) => one.id });
  return fc.tuple(style, specs, fc.boolean()).map(([how, all, gates]) => {
    const lines = [
      ...(how.comments ? ['# a project', ''] : []),
      'version: 1',
      'name: "some # name"',
      `stages:${how.comments ? '   # all of them' : ''}`,
      ...all.flatMap((one) => stageLines(one, how)),
      ...(gates ? ['gates: { release: { requires: [test] } }'] : []),
    ];
    return (how.mark ? '\uFEFF' : '') + lines.join(how.newline) + (how.end ? how.newline : '');
  });
}

function stageLines(stage: StageSpec, how: Style): string[] {
  const pad = (depth: number): string => ' '.repeat(depth * how.step);
  const note = how.comments ? ' # note' : '';
  const before = [...(how.blank ? [''] : []), ...(how.comments ? [`${pad(1)}# about ${stage.id}`] : [])];
  if (stage.flow) {
    const links = stage.links === undefined ? '' : `, links: [${items(stage).join(', ')}]`;
    return [...before, `${pad(1)}${stage.id}: { owner: me${links} }${note}`];
  }
  return [
    ...before,
    `${pad(1)}${stage.id}:${note}`,
    ...(stage.owner ? [`${pad(2)}owner: "@team"${note}`] : []),
    ...(stage.links === undefined ? [] : linkLines(stage, pad, note)),
    ...(how.comments ? [`${pad(2)}# inputs: [x]`] : []),
    ...(stage.check
      ? [`${pad(2)}checks:`, `${pad(3)}a:`, `${pad(4)}run: |`, `${pad(5)}make all`, '', `${pad(5)}make test`]
      : []),
  ];
}

function linkLines(stage: StageSpec, pad: (depth: number) => string, note: string): string[] {
  const all = items(stage);
  const last = all.length - 1;
  switch (stage.list) {
    case 'nothing':
      return [`${pad(2)}links:${note}`];
    case 'brackets':
      return [`${pad(2)}links: [${all.join(', ')}]${note}`];
    case 'bracketLines':
    case 'bracketLinesComma': {
      const comma = stage.list === 'bracketLinesComma' ? ',' : '';
      const inner = all.map((item, index) => `${pad(3)}${item}${index < last ? ',' : comma}${note}`);
      return [`${pad(2)}links: [`, ...inner, `${pad(2)}]`];
    }
    case 'lines':
    case 'outdented': {
      if (all.length === 0) return [`${pad(2)}links: []`];
      const indent = stage.list === 'lines' ? pad(3) : pad(2);
      return [`${pad(2)}links:`, ...all.map((item) => `${indent}- ${item}${note}`)];
    }
  }
}

function items({ links = [], quoted }: StageSpec): readonly string[] {
  return links.map((link) => (quoted || link.startsWith('*') ? JSON.stringify(link) : link));
}
