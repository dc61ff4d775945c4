import assert from 'node:assert/strict';
import type { Audience } from '../../../src/core/reportDocument/audience';
import type { ReportedProject } from '../../../src/core/reportDocument/reportInput';
import type { CheckSnapshot, ProjectSnapshot, StageSnapshot } from '../../../src/core/snapshot/snapshot';
import { verbatim } from '../../../src/core/text/message';
import { reportText } from '../../../src/node/report/reportText';
import { checkOf, projectWith } from './smallProject';

function report(audience: Audience, ...projects: readonly ReportedProject[]): string {
  return reportText({ audience, projects }, 'markdown');
}

/** The small project with only these checks, all of the stage `train`, and whatever else is given. */
function withChecks(checks: readonly CheckSnapshot[], rest: Partial<ProjectSnapshot> = {}): ReportedProject {
  const project = projectWith('word');
  const stages = project.snapshot.stages.map((stage): StageSnapshot => ({
    ...stage,
    upstream: [],
    checks: stage.id === 'train' ? checks : [],
  }));
  const { shownRoot, day, isPast, histories } = project;
  const snapshot = { ...project.snapshot, stages, problems: [], ...rest };
  return { shownRoot, day, isPast, histories, snapshot };
}

/** The lines below a heading, up to the next of its level or above. */
function part(text: string, heading: string): string {
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.replace(/^#+ /, '') === heading && line.startsWith('#'));
  assert.ok(at >= 0, `no heading ${heading} in:\n${text}`);
  const level = /^#+/.exec(lines[at]!)?.[0].length ?? 0;
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => {
    const found = /^(#+) /.exec(line)?.[1]?.length;
    return found !== undefined && found <= level;
  });
  return rest.slice(0, end === -1 ? undefined : end).join('\n');
}

const waiverUntil = (until: string, expired = false) => ({
  ...{ reason: 'Known.', by: 'Ana', time: '2026-11-01T00:00:00.000Z', until, expired },
});

describe('the report for the team', () => {
  it('begins with what to do: failing, stale with its cause, never run, then problems of files', () => {
    const next = part(report('team', projectWith('word')), 'What to do next');
    const headings = next.match(/^### .*$/gm);
    assert.deepEqual(headings, [
      '### Failing',
      '### Stale',
      '### Never run',
      '### Waivers that end soon',
      '### Problems of the project’s files',
    ]);
    assert.match(part(next, 'Failing'), /✗ failing `train\/word` word word\n {2}- \[`src\/a\.py:5:3`\]/);
    assert.match(part(next, 'Stale'), /`collect\/stale` .*\n {2}- word changed \(1 → 2\) by word in 3a7bd3e/);
    assert.match(part(next, 'Never run'), /`release\/never`[^]*`ml-lifecycle check --stale`/);
  });

  it('tells of waivers that end within fourteen days or have ended, and of no others', () => {
    const checks = [
      checkOf('train', 'later', 'waived', { waiver: waiverUntil('2026-12-13') }),
      checkOf('train', 'soon', 'waived', { waiver: waiverUntil('2026-12-12') }),
      checkOf('train', 'ended', 'fail', { waiver: waiverUntil('2026-11-27', true) }),
      checkOf('train', 'mended', 'pass', { waiver: waiverUntil('2026-11-27', true) }),
    ];
    const waivers = part(report('team', withChecks(checks)), 'Waivers that end soon');
    assert.deepEqual(waivers.match(/train\/\w+/g), ['train/ended', 'train/soon']);
    assert.match(waivers, /`train\/ended` ended on 2026-11-27 Known\./);
    assert.match(waivers, /`train\/soon` ends on 2026-12-12 Known\./);
  });

  it('says so when there is nothing to do', () => {
    const text = report('team', withChecks([checkOf('train', 'good', 'pass')], { health: 'pass' }));
    assert.match(part(text, 'What to do next'), /There is nothing to do: every check passes\./);
  });

  it('asks nothing of a loop that is not opened yet', () => {
    const project = withChecks([checkOf('train', 'bad', 'fail')]);
    const stages = project.snapshot.stages.map((stage) => ({ ...stage, cutOff: true }));
    const text = report('team', { ...project, snapshot: { ...project.snapshot, stages } });
    assert.doesNotMatch(part(text, 'What to do next'), /train\/bad/);
    assert.match(text, /not opened yet/);
  });

  it('has every stage with its checks, and findings with places that lead to their lines', () => {
    const stages = part(report('team', projectWith('word')), 'Every stage');
    assert.equal(stages.match(/^#### /gm)?.length, 4);
    assert.match(stages, /\| `threshold` \| ✓ passing \|/);
    assert.match(stages, /\[`src\/a\.py:5:3`\]\(\.\.\/src\/a\.py#L5\) word/);
  });

  it('tells what changed since a commit, where one is given', () => {
    const changed = part(report('team', projectWith('word')), 'What changed');
    assert.match(changed, /✓ passing → ✗ failing/);
    assert.match(changed, /\| `train\/word` \| `word` \| 1 \| 2 \| \*\*\+1\*\* \|/);
    assert.match(changed, /\[`src\/a\.py cell 2`\]\(\.\.\/src\/a\.py\) moved from word to word/);
    assert.doesNotMatch(report('team', withChecks([])), /What changed/);
  });
});

describe('the report for reviewers', () => {
  const text = report('reviewer', projectWith('word'));

  it('tells where each wheel stands and which decision led there', () => {
    assert.match(part(text, 'Where each wheel stands'), /2026-11-20, word dev advanced from plan to release/);
  });

  it('tells who accepted what, until when and why: waivers, verifications, shut gates', () => {
    const accepted = part(text, 'What was accepted, by whom and why');
    assert.match(
      part(accepted, 'Waivers'),
      /`plan\/waived` .*\| word \| word \| 2026-11-20 \| 2026-12-01 \|/,
    );
    assert.match(part(accepted, 'Checks that somebody answers for'), /`collect\/verified` \| word \| word/);
    assert.match(
      part(accepted, 'Gates that were passed although they were shut'),
      /\| word \| word, gone \| word \| word \| 2026-11-20 \|/,
    );
  });

  it('has the evidence of every check: command, verdict, whether it holds, and the ids of what changed', () => {
    const evidence = part(text, 'Evidence of every check');
    for (const id of ['stale', 'verified', 'word', 'threshold', 'waived', 'never', 'error']) {
      assert.match(evidence, new RegExp(`^\\| \`${id}\``, 'm'));
    }
    assert.match(evidence, /\| `stale` · `run` \| ↻ stale · passed \| stale \|/);
    assert.match(evidence, /\| `verified` · `run` \| ✓ passing \| verified by hand \|/);
    assert.match(evidence, /word changed \(1 → 2\) by word in 3a7bd3e/);
  });

  it('has the journal, the last decision first', () => {
    const rows = part(text, 'Journal').match(/^\| 2026.*$/gm) ?? [];
    assert.equal(rows.length, 5);
    assert.match(rows[0], /waiver of plan\/waived withdrawn/);
    assert.match(rows[4]!, /through a shut gate/);
  });

  it('says of which commit it tells', () => {
    assert.match(text, /\*\*On top of commit:\*\* `9fceb02` 2026-11-20 by word: word/);
    const past = report('reviewer', { ...projectWith('word'), isPast: true });
    assert.match(past, /\*\*As of commit:\*\* `9fceb02`/);
  });
});

describe('the report for stakeholders', () => {
  const project = projectWith('word');

  it('says in plain words where the product stands, and whether that is better than before', () => {
    assert.match(
      report('stakeholder', project),
      /> \*\*✗ failing\*\* Something is not as it should be\. 3 of 4 checks pass\. It stands worse than before\./,
    );
  });

  it('has key figures with what is asked for and how they came there', () => {
    const figures = part(report('stakeholder', project), 'Key figures');
    assert.match(
      figures,
      /\*\*Threshold\*\* passing \| \*\*0\.9\*\* \| at least 0\.8 \| ▁█ from 0\.5 \| ✓ passing \|/,
    );
  });

  it('has risks that are accepted now, with reason, person and day, and no ended ones', () => {
    const risks = part(report('stakeholder', project), 'Risks accepted for now');
    assert.match(risks, /\| \*\*word\*\* waived \| word \| word \| 2026-12-01 \|/);
    const ended = withChecks([checkOf('train', 'bad', 'fail', { waiver: waiverUntil('2026-11-01', true) })]);
    assert.doesNotMatch(report('stakeholder', ended), /Risks accepted/);
  });

  it('names nothing that only a computer wants: no ids of files, no commands', () => {
    assert.doesNotMatch(report('stakeholder', project), /ml-lifecycle check|1 → 2/);
  });
});

describe('a report of much', () => {
  const finding = { severity: 'fail' as const, message: verbatim('found') };

  it('shows so many findings of a check, and counts the rest', () => {
    const findings = Array.from({ length: 57 }, () => finding);
    const text = report('team', withChecks([checkOf('train', 'bad', 'fail', { findings })]));
    assert.equal(part(text, 'Every stage').match(/^ {2}- found$/gm)?.length, 20);
    assert.match(part(text, 'Every stage'), /^ {2}- and 37 more$/m);
    assert.match(part(text, 'What to do next'), /^ {2}- and 54 more$/m);
  });

  it('stays bounded whatever a project holds', () => {
    const long = 'x'.repeat(10_000);
    const check = checkOf('train', long, 'fail', {
      summary: verbatim(long),
      findings: Array.from({ length: 1000 }, () => ({ ...finding, message: verbatim(long), path: long })),
      causes: Array.from({ length: 1000 }, () => ({ kind: 'removed' as const, path: long })),
    });
    const checks = Array.from({ length: 1000 }, () => check);
    const journal = Array.from({ length: 5000 }, () => projectWith(long).snapshot.journal[0]!);
    const most = withChecks(checks, { journal });
    for (const audience of ['team', 'reviewer', 'stakeholder'] as const) {
      const { length } = report(audience, most);
      assert.ok(length < 5_000_000, `${audience}: ${String(length)}`);
    }
  });

  it('of several projects begins with an overview, and tells those of one name apart', () => {
    const [one, two] = ['a', 'b'].map((shownRoot) => ({ ...projectWith('word'), shownRoot }));
    const text = report('stakeholder', one!, two!);
    assert.match(text, /^# ML lifecycle of 2 projects\n/);
    assert.match(part(text, 'Overview'), /\| word \| `a` \| ✗ failing \|[^]*\| word \| `b` \|/);
    assert.deepEqual(text.match(/^## .*$/gm), [
      '## Overview',
      '## word (a) (✗ failing)',
      '## word (b) (✗ failing)',
    ]);
  });
});
