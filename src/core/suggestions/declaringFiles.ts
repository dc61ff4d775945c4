/** More files that declare something are not read. */
export const MOST_DECLARING = 300;
/** Longer ones are not read: characters, and bytes. */
export const LONGEST_DECLARING = 1_000_000;

export type DeclaringKind =
  'dvc' | 'dvcLock' | 'kedroCatalog' | 'kedroPipeline' | 'kedroRegistry' | 'mlproject' | 'snakefile' | 'makefile';

const KINDS: readonly (readonly [kind: DeclaringKind, path: RegExp])[] = [
  ['dvc', /(?:^|\/)dvc\.yaml$/],
  ['dvcLock', /(?:^|\/)dvc\.lock$/],
  ['kedroCatalog', /(?:^|\/)conf\/[^/]+\/(?:[^/]+\/)?catalog[^/]*\.ya?ml$|(?:^|\/)conf\/[^/]+\/catalog\/[^/]+\.ya?ml$/],
  ['kedroPipeline', /(?:^|\/)src\/[^/]+\/pipelines\/[^/]+\/pipeline\.py$/],
  ['kedroRegistry', /(?:^|\/)src\/[^/]+\/pipeline_registry\.py$/],
  ['mlproject', /(?:^|\/)MLproject$/],
  ['snakefile', /(?:^|\/)Snakefile$|\.smk$/],
  ['makefile', /(?:^|\/)(?:GNUm|[Mm])akefile$/],
];

/** What kind of declaring file a path is, if any. */
export function declaringKind(path: string): DeclaringKind | undefined {
  return KINDS.find(([, pattern]) => pattern.test(path))?.[0];
}

/** Those of a project's files that declare which file does what, the ones nearest to the root first. */
export function declaringFiles(files: readonly string[]): readonly string[] {
  const found = files.filter((path) => declaringKind(path) !== undefined);
  const depth = (path: string): number => path.split('/').length;
  return found.sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1)).slice(0, MOST_DECLARING);
}
