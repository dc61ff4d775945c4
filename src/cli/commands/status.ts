import { formatReport } from '../../core/report/formats';
import { reportOn } from '../../core/report/report';
import { ChangeAuthors } from '../../node/git/changeAuthors';
import { projectLines } from '../output/projectLines';
import { Style } from '../output/style';
import { isBroken, openProjects } from '../projects';
import { EXIT, type ExitCode, type Invocation } from '../usage';

/** `status`: how every stage stands. Reads only. */
export async function status(invocation: Invocation): Promise<ExitCode> {
  const projects = await openProjects(invocation);
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
