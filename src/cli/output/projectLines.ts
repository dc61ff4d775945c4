import { countsText, healthWord, totalsText } from '../../core/health/healthText';
import { upstreamText } from '../../core/journal/trustText';
import { stageTitle } from '../../core/lifecycle/lifecycleQueries';
import type { ProjectSnapshot, StageSnapshot } from '../../core/snapshot/snapshot';
import { render, type Message } from '../../core/text/message';
import { plainLine } from '../../core/text/plainLine';
import { checkLines } from './checkLines';
import { problemLines } from './problemLines';
import type { Style } from './style';

/** The lines of a whole project: its health and problems, then every wheel with its stages and checks. */
export function projectLines(snapshot: ProjectSnapshot, style: Style): readonly string[] {
  const head = `${style.paint('bold', plainLine(snapshot.name))}  ${style.mark(snapshot.health)} ${render(healthWord(snapshot.health))}, ${joined(totalsText(snapshot.counts))}`;
  const names = snapshot.stages.flatMap((stage) => stage.checks.map((check) => check.id.length));
  const width = Math.min(40, Math.max(0, ...names));
  const wheels = snapshot.wheels.flatMap((wheel) => [
    '',
    style.paint('bold', render({ text: wheel.title })),
    ...wheel.stages.flatMap((id) => {
      const stage = snapshot.stages.find((candidate) => candidate.id === id);
      return stage === undefined ? [] : stageLines(snapshot, stage, width, style);
    }),
  ]);
  return [head, ...problemLines(snapshot.problems, style), ...wheels];
}

function stageLines(
  { lifecycle, wheels }: ProjectSnapshot,
  stage: StageSnapshot,
  width: number,
  style: Style,
): readonly string[] {
  const isFocus = wheels.some((wheel) => wheel.id === stage.wheel && wheel.focus === stage.id);
  const counts = stage.cutOff ? 'not opened yet' : joined(countsText(stage.counts));
  const head = ` ${style.mark(stage.health)} ${style.paint('bold', plainLine(stage.title))}  ${style.paint('dim', counts)}${isFocus ? style.paint('cyan', '  ◀ focus') : ''}`;
  const upstream = stage.upstream.map((item) => {
    const title = { text: stageTitle(lifecycle, item.stage) };
    return style.paint('yellow', `    ${plainLine(render(upstreamText(item, title)))}`);
  });
  const checks = stage.checks.flatMap((check) => checkLines(check, width, style));
  return [head, ...upstream, ...checks.map((line) => ` ${line}`)];
}

function joined(parts: readonly Message[]): string {
  return parts.map((part) => render(part)).join(' · ');
}
