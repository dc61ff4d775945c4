import assert from 'node:assert/strict';
import fc from 'fast-check';
import { render } from '../../../src/core/text/message';
import { checkChoices, stageChoices, type Choice } from '../../../src/editor/picks/choices';
import { fileStatusText, projectStatusText } from '../../../src/editor/statusBar/statusTexts';
import { plainLine } from '../../../src/core/text/plainLine';
import { markdownText, withoutIcons } from '../../../src/editor/text/escapeText';
import { attention } from '../../../src/editor/tree/attention';
import { failingCheck, sampleCheck, sampleProject, sampleStage } from './sampleProject';

const project = sampleProject([
  sampleStage('collect', 'data', { checks: [sampleCheck('collect', 'rows')] }),
  sampleStage('train', 'ml', {
    checks: [
      sampleCheck('train', 'unit-tests'),
      sampleCheck('train', 'card', { health: 'warn', verdict: 'warn' }),
      failingCheck('train', 'beats-heuristic', []),
    ],
  }),
  sampleStage('explore', 'ml'),
]);
const { stages } = project;

describe('The status bar', () => {
  const fileStatus = (own: typeof stages, isLinkedInCells = false) =>
    fileStatusText({ project, path: 'a.py', stages: own, isLinkedInCells }, render);

  it('tells the stage of a file and its health', () => {
    const status = fileStatus(stages.slice(1, 2));
    assert.equal(status.text, '$(error) Train');
    assert.equal(
      status.accessibleName,
      'ML Lifecycle stage of this file: Train: failing · 1/3 checks · 1 failing · 1 warning',
    );
  });

  it('names two stages, counts the others, and shows the worst health', () => {
    assert.equal(fileStatus(stages).text, '$(error) Collect, Train +1');
  });

  it('offers to link a file that has no stage', () => {
    assert.equal(fileStatus([]).text, '$(circle-slash) No stage');
    assert.match(fileStatus([]).tooltip, /^This file is linked to no stage/);
    assert.match(fileStatus([], true).tooltip, /^Only other cells of this file are linked/);
  });

  it('tells how the project stands, and that something is running', () => {
    assert.equal(
      projectStatusText([project], [], render).text,
      '$(error) 2/4 checks · 1 failing · 1 warning',
    );
    const running = [{ root: project.root }];
    assert.match(projectStatusText([project], running, render).text, /^\$\(loading~spin\)/);
  });
});

describe('The badge', () => {
  it('counts what fails, cannot judge or is stale, over all projects', () => {
    const stale = sampleProject([
      sampleStage('plan', 'dev', {
        checks: [
          sampleCheck('plan', 'a', { health: 'stale' }),
          sampleCheck('plan', 'b', { health: 'error' }),
          sampleCheck('plan', 'c', { health: 'not-run' }),
        ],
      }),
    ]);
    const { value, health } = attention([project, stale], render);
    assert.deepEqual([value, health], [3, 'error']);
    assert.equal(attention([], render).value, 0);
  });
});

describe('Quick picks', () => {
  const drawn = (choices: readonly Choice<unknown>[]): readonly string[] =>
    choices.map((choice) =>
      choice.kind === 'separator'
        ? `— ${choice.label}`
        : `${choice.icon.name} | ${choice.label} | ${choice.description} | ${choice.detail ?? ''}`,
    );

  it('list the checks under their stages, those that need attention first', () => {
    assert.deepEqual(drawn(checkChoices({ projects: [project], running: [] }, render)), [
      '— Train · 1/3 checks · 1 failing · 1 warning',
      'error | beats-heuristic | failing · run | 1 finding',
      'warning | card | warning · run | 569 rows',
      'pass | unit-tests | passing · run | 569 rows',
      '— Collect · 1/1 check',
      'pass | rows | passing · run | 569 rows',
    ]);
  });

  it('list the stages under their wheels, in the lifecycle’s order', () => {
    assert.deepEqual(drawn(stageChoices({ projects: [project], running: [] }, render)), [
      '— DATA',
      'pass | Collect | 1/1 check | ',
      '— ML',
      'error | Train | 1/3 checks · 1 failing · 1 warning | ',
      'dash | Explore | no checks | ',
    ]);
  });

  it('leave out stages that do not fit, and wheels without any', () => {
    const choices = stageChoices({ projects: [project], running: [] }, render, ({ id }) => id === 'explore');
    assert.deepEqual(drawn(choices), ['— ML', 'dash | Explore | no checks | ']);
  });
});

describe('Other people’s words', () => {
  it('become one line of bounded length without control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const line = plainLine(text);
        assert.ok(line.length <= 300);
        assert.ok(!/[\p{Cc}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u.test(line));
      }),
    );
  });

  it('draw no icons', () => {
    assert.equal(withoutIcons('$(trash) a'), '$\u200b(trash) a');
  });

  it('make no Markdown', () => {
    const hostile = '[a](command:x) <b> **c** `d` ![e](https://f) | # - ~g~ &amp; $(trash)';
    const unescaped = markdownText(hostile).replace(/\\[!-/:-@[-`{-~]/g, '');
    assert.ok(!/[[\]()<*`!|#~$]/.test(unescaped), unescaped);
  });
});
