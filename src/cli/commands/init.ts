import { PRESETS } from '../../core/lifecycle/presets';
import { say } from '../../core/text/message';
import { setUpProject } from '../../node/project/setUpProject';
import { folderOf } from '../projects';
import { EXIT, knownWords, unlessRefused, UsageError, type ExitCode, type Invocation } from '../usage';

/** `init`: writes a starter project file, never over one that is there. */
export function init(invocation: Invocation): ExitCode {
  const preset = presetOf(invocation);
  const done = unlessRefused(setUpProject(folderOf(invocation), preset));
  invocation.stdout.write(`Wrote ${done.file}\nNext: ml-lifecycle status, then ml-lifecycle check\n`);
  return EXIT.fine;
}

function presetOf({ options }: Invocation): string {
  const named = options['preset'];
  if (typeof named !== 'string') return 'mlops';
  const ids = PRESETS.map((preset) => preset.preset);
  if (ids.includes(named)) return named;
  throw new UsageError(say('There is no preset "{0}".', named), knownWords(named, ids));
}
