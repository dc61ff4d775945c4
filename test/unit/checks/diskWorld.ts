import { builtinCheck } from '../../../src/core/checks/catalogue';
import type { BuiltinCheck } from '../../../src/core/checks/builtinCheck';
import type { CheckWorld } from '../../../src/core/checks/world/checkWorld';
import type { Outcome } from '../../../src/core/evidence/evidence';
import { DuckData } from '../../../src/node/data/duckData';
import { PatternExpander } from '../../../src/node/files/expandPatterns';
import { ProjectGit } from '../../../src/node/git/projectGit';
import { Fingerprints } from '../../../src/node/fingerprint/fingerprints';
import { LookedAside } from '../../../src/node/fingerprint/lookedAside';
import { ProjectWorld, type WorldParts } from '../../../src/node/run/projectWorld';
import { TextTurns } from '../../../src/node/run/textTurns';
import { memoryWorld, scope } from './memoryWorld';

/**
 * Judges a project on disk by a built-in check as the runner does: real files, real data engine, real git.
 * `parts` replace what a test must hold still, such as the clock. Wrong parameters are a mistake of the test.
 */
export async function judgeOnDisk(
  check: BuiltinCheck | string,
  written: unknown,
  root: string,
  parts: Partial<WorldParts> & { readonly scope?: Parameters<typeof scope>[0] } = {},
): Promise<Outcome> {
  const module = typeof check === 'string' ? builtinCheck(check) : check;
  if (module === undefined) throw new Error('There is no such check.');
  const parsed = module.parameters.safeParse(written);
  if (!parsed.success) throw new Error(parsed.error.message);
  const { patterns } = module.consumes(parsed.data as never, scope(parts.scope));
  const files = new PatternExpander(root).expand(patterns);
  const data = new DuckData(root);
  try {
    return await module.judge(parsed.data as never, diskWorld(root, files, { data, ...parts }));
  } finally {
    await data.close();
  }
}

/** The world of a project on disk. What `parts` leave out: real git, and whatever `memoryWorld` says of the rest. */
export function diskWorld(
  root: string,
  files: readonly string[],
  parts: Partial<WorldParts> & Pick<WorldParts, 'data'>,
): CheckWorld {
  const { http, notebooks, project, now } = memoryWorld({});
  const texts = new TextTurns();
  const all: WorldParts = { git: new ProjectGit(root), http, notebooks, texts, project, now, ...parts };
  return new ProjectWorld(root, files, all, new LookedAside(root, files, new Fingerprints(root)));
}
