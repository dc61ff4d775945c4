import type { ReportedProject } from '../../core/reportDocument/reportInput';
import type { ProjectSnapshot } from '../../core/snapshot/snapshot';
import type { EngineRequests } from '../../protocol/engine';
import { ReportReader } from '../report/reportReader';
import { reportText } from '../report/reportText';
import { wayTo } from '../report/wayTo';
import { unlessRefused } from './refusal';

type ReportRequest = EngineRequests['report'];

/** What a report needs of the engine. */
export interface ReportSource {
  /** The project of a root now; throws `Refusal` where there is none. */
  snapshotOf(root: string): ProjectSnapshot;
  /** In an untrusted workspace git is not asked: the report tells neither commits nor a past. */
  readonly isTrusted: boolean;
  /** Today, `YYYY-MM-DD` in UTC. */
  readonly day: string;
}

/** Makes a report on projects as they are now. */
export async function reportOf(
  { projects, audience, format, file, language }: ReportRequest['params'],
  source: ReportSource,
): Promise<ReportRequest['result']> {
  const told: ReportedProject[] = [];
  for (const { root, shownRoot } of projects) {
    const way = file === undefined ? undefined : wayTo(root, file);
    const wish = { audience, shownRoot, ...(way === undefined ? {} : { way }) };
    const snapshot = source.snapshotOf(root);
    told.push(
      source.isTrusted
        ? unlessRefused(await new ReportReader(root).now(snapshot, source.day, wish)).project
        : { ...wish, snapshot, day: source.day, isPast: false, histories: new Map() },
    );
  }
  return { text: reportText({ audience, projects: told }, format, language) };
}
