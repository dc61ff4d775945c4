import type { StageSnapshot } from '../snapshot/snapshot';
import { say } from '../text/message';
import { MOST } from './content/bounds';
import { changesSince } from './content/changesSince';
import { conclusion, detailList } from './content/checkContent';
import { nextSteps } from './content/nextSteps';
import { stageIntroduction } from './content/stageWords';
import { cell, code, section, table, words, type Block } from './document';
import type { ReportedProject } from './reportInput';

/** For those who work on it: what to do next, what changed, then every stage. */
export function teamBlocks(project: ReportedProject): readonly Block[] {
  return [...nextSteps(project), ...changesSince(project), ...stages(project)];
}

function stages(project: ReportedProject): readonly Block[] {
  const { snapshot } = project;
  const wheels = snapshot.wheels.flatMap((wheel) =>
    section(
      { text: wheel.title },
      snapshot.stages
        .filter(({ wheel: its }) => its === wheel.id)
        .flatMap((stage) =>
          section({ text: stage.title }, stageBlocks(project, stage), { health: stage.health }),
        ),
      { health: wheel.health },
    ),
  );
  return section(say('Every stage'), wheels, { isPage: true });
}

function stageBlocks({ snapshot, way }: ReportedProject, stage: StageSnapshot): readonly Block[] {
  return [
    ...stageIntroduction(snapshot, stage),
    ...table(
      say('Checks of {0}', { text: stage.title }),
      [
        { title: say('Check'), kind: 'name' },
        { title: say('Health'), kind: 'state' },
        { title: say('Result') },
      ],
      stage.checks,
      MOST.checks,
      (check) => [
        cell(code(check.id)),
        cell({ kind: 'health', health: check.health }),
        cell(words(conclusion(check))),
      ],
    ),
    ...detailList(stage.checks, way),
  ];
}
