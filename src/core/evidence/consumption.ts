import type { BuiltinCheck, CheckScope } from '../checks/builtinCheck';
import { canonicalJson } from '../fingerprint/canonicalJson';
import type { ArtifactKind, Link } from '../links/artifact';
import type { CheckDefinition, StageDefinition } from '../project/project';

/** Which files a check consumes: paths or globs to include (a path that exists is not taken as a glob), then what to leave out. */
export interface ConsumedPatterns {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/**
 * What a check consumes. A built-in check says so itself; a command consumes its own `inputs`, else the inputs
 * and linked artifacts of its stage but not what the stage or the command writes.
 */
export function consumedPatterns(
  check: CheckDefinition,
  stage: StageDefinition,
  links: readonly Link[],
  builtin: BuiltinCheck | undefined,
): ConsumedPatterns {
  switch (check.kind) {
    case 'broken':
      return { include: [], exclude: [] };
    case 'builtin': {
      // The parameters were parsed by this very module's schema.
      const own = builtin?.consumes(check.parameters as never, scopeOf(stage, links)).patterns ?? [];
      return { include: [...own, ...(check.inputs ?? [])], exclude: [] };
    }
    case 'command':
      if (check.inputs !== undefined) return { include: check.inputs, exclude: [] };
      return {
        include: [...stage.inputs, ...links.map((link) => link.path)],
        exclude: [...stage.outputs, ...Object.values(check.results ?? {}).map(String)],
      };
  }
}

/** What a built-in check is told of its stage. `links` are the stage's own. */
export function scopeOf(stage: StageDefinition, links: readonly Link[]): CheckScope {
  const artifacts = [...new Set(links.map((link) => link.path))].sort();
  const ofKind = (kind: ArtifactKind): readonly string[] => {
    const paths = new Set(links.filter((link) => link.kind === kind).map((link) => link.path));
    return artifacts.filter((path) => paths.has(path));
  };
  return {
    stage: stage.id,
    artifacts,
    notebooks: ofKind('notebook'),
    code: ofKind('code'),
    inputs: stage.inputs,
    outputs: stage.outputs,
  };
}

/** What identifies a check's definition: everything that may move its verdict, in canonical form. */
export function definitionText(check: CheckDefinition): string {
  const { severity, inputs, expiresDays } = check;
  switch (check.kind) {
    case 'builtin':
      return canonicalJson({ uses: check.uses, parameters: check.parameters, severity, inputs, expiresDays });
    case 'command':
      return canonicalJson({
        run: check.run,
        results: check.results,
        severity,
        inputs,
        expiresDays,
        identity: check.identity === 'meaning' ? undefined : check.identity,
      });
    case 'broken':
      return '';
  }
}
