/** More files that declare something are not read. */
export const MOST_DECLARING = 300;
/** Longer ones are not read: characters, and bytes; of Python a tenth. */
export const LONGEST_DECLARING = 1_000_000;

export type DeclaringKind =
  | 'dvc'
  | 'dvcLock'
  | 'kedroCatalog'
  | 'kedroPipeline'
  | 'kedroRegistry'
  | 'mlproject'
  | 'snakefile'
  | 'makefile';

const KINDS: readonly (readonly [kind: DeclaringKind, path: RegExp])[] = [
  ['dvc', /(?:^|\/)dvc\.yaml$/],
  ['dvcLock', /(?:^|\/)dvc\.lock$/],
  [
    'kedroCatalog',
    /(?:^|\/)conf\/[^/]+\/(?:[^/]+\/)?catalog[^/]*\.ya?ml$|(?:^|\/)conf\/[^/]+\/catalog\/[^/]+\.ya?ml$/,
  ],
  ['kedroPipeline', /(?:^|\/)src\/[^/]+\/pipelines\/[^/]+\/pipeline\.py$/],
  ['kedroRegistry', /(?:^|\/)src\/[^/]+\/pipeline_registry\.py$/],
  ['mlproject', /(?:^|\/)MLproject$/],
  ['snakefile', /(?:^|\/)Snakefile$|\.smk$/],
  ['makefile', /(?:^|\/)(?:GNUm|[Mm])akefile$/],
];

/** What kind of declaring file a path is, if any. */
export function declaringKind(path: string): DeclaringKind | undefined {
  return KINDS[rankOf(path)]?.[0];
}

/** Those of a project's files that declare which file does what, the ones nearest to the root first. */
export function declaringFiles(files: readonly string[]): readonly string[] {
  const found = files.flatMap((path) => {
    const rank = rankOf(path);
    return rank < 0 ? [] : [{ path, rank, depth: path.split('/').length }];
  });
  return found
    .sort((a, b) => a.depth - b.depth || a.rank - b.rank || (a.path < b.path ? -1 : 1))
    .slice(0, MOST_DECLARING)
    .map(({ path }) => path);
}

function rankOf(path: string): number {
  return KINDS.findIndex(([, pattern]) => pattern.test(path));
}
