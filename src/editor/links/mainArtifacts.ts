import type { ArtifactKind, Link } from '../../core/links/artifact';
import type { StageSnapshot } from '../../core/snapshot/snapshot';

/** What people work on first: what they write, then what they read. Data and models do not open well. */
const ORDER: readonly ArtifactKind[] = ['notebook', 'code', 'document', 'config', 'metrics'];
/** More editors side by side are too narrow to read. */
const MOST_SIDE_BY_SIDE = 3;

/** The artifacts of a stage that are opened together: of each kind one, then more, in the order in which people work. */
export function mainArtifacts({ artifacts }: StageSnapshot): readonly Link[] {
  const files = [...new Map(artifacts.map((link) => [link.path, link])).values()];
  const byKind = ORDER.map((kind) => files.filter((link) => link.kind === kind));
  const rounds = Math.max(0, ...byKind.map(({ length }) => length));
  const found: Link[] = [];
  for (let round = 0; round < rounds && found.length < MOST_SIDE_BY_SIDE; round++) {
    found.push(...byKind.flatMap((links) => links[round] ?? []));
  }
  return found.slice(0, MOST_SIDE_BY_SIDE);
}
