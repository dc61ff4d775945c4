import { countsText, healthWord, totalsText } from '../../core/health/healthText';
import { upstreamText } from '../../core/journal/trustText';
import { stageOf } from '../../core/lifecycle/lifecycleQueries';
import { formatReport } from '../../core/report/formats';
import { plainLine } from '../../core/text/plainLine';
import { reportOn } from '../../core/report/report';
import type { ProjectSnapshot, StageSnapshot } from '../../core/snapshot/snapshot';
import { render, type Message } from '../../core/text/message';
import { ChangeAuthors } from '../../node/git/changeAuthors';
import { checkLines } from '../output/checkLines';
import { problemLines } from '../output/problemLines';
import { Style } from '../output/style';
import { isBroken, openProjects } from '../projects';
import { EXIT, type ExitCode, type Invocation } from '../usage';

/** `status`: how every stage stands. Reads only. */
export async function status(invocation: Invocation): Promise<ExitCode> {
  const projects = openProjects(invocation);
  const snapshots = await Promise.all(
    projects.map(async ({ reader, state, shownRoot }) => ({
      root: shownRoot,
      snapshot: await new ChangeAuthors(reader.root).attribute(state.snapshot),
    })),
  );
  if (invocation.options['json'] === true) {
    invocation.stdout.write(formatReport(reportOn(snapshots), 'json'));
  } else {
    const style = new Style(invocation.stdout, invocation.env);
    for (const { snapshot } of snapshots)
      invocation.stdout.write(`${projectLines(snapshot, style).join('\n')}\n`);
  }
  if (projects.some(isBroken)) return EXIT.usage;
  const failing = snapshots.some(({ snapshot }) => snapshot.health === 'error' || snapshot.health === 'fail');
  return failing ? EXIT.fails : EXIT.fine;
}

function projectLines(snapshot: ProjectSnapshot, style: Style): readonly string[] {
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
    const title = { text: stageOf(lifecycle, item.stage)?.title ?? item.stage };
    return style.paint('yellow', `    ${plainLine(render(upstreamText(item, title)))}`);
  });
  const checks = stage.checks.flatMap((check) => checkLines(check, width, style));
  return [head, ...upstream, ...checks.map((line) => ` ${line}`)];
}

function joined(parts: readonly Message[]): string {
  return parts.map((part) => render(part)).join(' · ');
}
