import { PRESETS } from '../../core/lifecycle/presets';
import { suggest } from '../../core/text/suggest';
import { say } from '../../core/text/message';
import { setUpProject } from '../../node/project/setUpProject';
import { folderOf } from '../projects';
import { EXIT, UsageError, type ExitCode, type Invocation } from '../usage';

/** `init`: writes a starter project file, never over one that is there. */
export function init(invocation: Invocation): ExitCode {
  const preset = presetOf(invocation);
  const done = setUpProject(folderOf(invocation), preset);
  if (done.kind === 'refused') throw new UsageError(done.message, done.next);
  invocation.stdout.write(`Wrote ${done.file}\nNext: ml-lifecycle status, then ml-lifecycle check\n`);
  return EXIT.fine;
}

function presetOf({ options }: Invocation): string {
  const named = options['preset'];
  if (typeof named !== 'string') return 'mlops';
  const ids = PRESETS.map((preset) => preset.preset);
  if (ids.includes(named)) return named;
  const near = suggest(named, ids);
  const next = near === undefined ? say('One of: {0}', ids.join(', ')) : say('Did you mean "{0}"?', near);
  throw new UsageError(say('There is no preset "{0}".', named), next);
}
