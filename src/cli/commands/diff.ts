import { diffSnapshots, type SnapshotDiff } from '../../core/history/diffSnapshots';
import type { Revision } from '../../core/history/revision';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import { say } from '../../core/text/message';
import { RevisionReader } from '../../node/history/revisionReader';
import { ProjectReader } from '../../node/project/projectReader';
import { diffLines } from '../output/diffLines';
import { Style } from '../output/style';
import { rootsOf, shownRootOf } from '../projects';
import { EXIT, unlessRefused, UsageError, type ExitCode, type Invocation } from '../usage';

/** A project at one of two moments; without a revision the files as they are now. */
interface Moment {
  readonly revision?: Revision;
  readonly snapshot: ProjectSnapshot;
}

/** `diff`: what changed from one revision to another, or to the files as they are now. Reads only. */
export async function diff(invocation: Invocation): Promise<ExitCode> {
  const [from, to, ...more] = invocation.positionals;
  if (from === undefined || more.length > 0) {
    throw new UsageError(say('Name one revision, or two.'), say('As in: ml-lifecycle diff main HEAD'));
  }
  const style = new Style(invocation.stdout, invocation.env);
  const projects: unknown[] = [];
  for (const root of rootsOf(invocation)) {
    const reader = new RevisionReader(root, invocation.env);
    const was = await momentAt(reader, from);
    const is =
      to === undefined ? { snapshot: new ProjectReader(root).read().snapshot } : await momentAt(reader, to);
    const changes = diffSnapshots(was.snapshot, is.snapshot);
    if (invocation.options['json'] === true) {
      projects.push(reportOf(shownRootOf(root, invocation), was, is, changes));
      continue;
    }
    const lines = diffLines({ name: is.snapshot.name, was: was.revision, is: is.revision, changes }, style);
    invocation.stdout.write(`${lines.join('\n')}\n`);
  }
  if (invocation.options['json'] === true) {
    invocation.stdout.write(`${JSON.stringify({ version: 1, projects }, null, 2)}\n`);
  }
  return EXIT.fine;
}

async function momentAt(reader: RevisionReader, revision: string): Promise<Moment> {
  const reading = unlessRefused(await reader.read(revision));
  return { revision: reading.revision, snapshot: reading.state.snapshot };
}

function reportOf(root: string, was: Moment, is: Moment, changes: SnapshotDiff): unknown {
  const { checks, metrics, artifacts } = changes;
  return {
    root,
    name: is.snapshot.name,
    was: { ...(was.revision && { revision: was.revision }), health: was.snapshot.health },
    is: { ...(is.revision && { revision: is.revision }), health: is.snapshot.health },
    checks,
    metrics,
    artifacts,
  };
}
