import { formatReport } from '../../core/report/formats';
import { reportOn } from '../../core/report/report';
import { say } from '../../core/text/message';
import { ChangeAuthors } from '../../node/git/changeAuthors';
import { RevisionReader } from '../../node/history/revisionReader';
import { projectLines } from '../output/projectLines';
import { revisionLine } from '../output/revisionLine';
import { Style } from '../output/style';
import { rootsOf, shownRootOf } from '../projects';
import { EXIT, unlessRefused, UsageError, type ExitCode, type Invocation } from '../usage';

/** `show`: how every stage stood at a commit. Reads only; what failed then does not fail now. */
export async function show(invocation: Invocation): Promise<ExitCode> {
  const [revision, ...more] = invocation.positionals;
  if (revision === undefined || more.length > 0) {
    throw new UsageError(say('Name exactly one revision.'), say('As in: ml-lifecycle show HEAD~1'));
  }
  const shown = [];
  for (const root of rootsOf(invocation)) {
    const reading = unlessRefused(await new RevisionReader(root, invocation.env).read(revision));
    const authors = new ChangeAuthors(root, reading.revision.commit);
    const snapshot = await authors.attribute(reading.state.snapshot);
    shown.push({ root: shownRootOf(root, invocation), revision: reading.revision, snapshot });
  }
  if (invocation.options['json'] === true) {
    invocation.stdout.write(formatReport(reportOn(shown), 'json'));
    return EXIT.fine;
  }
  const style = new Style(invocation.stdout, invocation.env);
  for (const item of shown) {
    const lines = [revisionLine(item.revision, style), ...projectLines(item.snapshot, style)];
    invocation.stdout.write(`${lines.join('\n')}\n`);
  }
  return EXIT.fine;
}
