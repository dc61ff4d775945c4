import type { GitSilence } from '../../core/checks/world/gitQuery';
import { cleanText } from '../../core/results/externalText';
import { say, type Message } from '../../core/text/message';
import { MAX_TEXT_BYTES } from '../files/readText';

/** What a repository is refused for whose filter could not be switched off. */
export const ODD_FILTER = 'a filter of the repository has an odd name';

/** Why git did not answer, from what it said, in words that name no folder of this machine. */
export function silenceOf(error: unknown): GitSilence {
  const words = error instanceof Error ? error.message : String(error);
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT' || words.includes('spawn git ENOENT')) {
    return silent(
      say('git is not installed'),
      say('Install git, and make sure that it is found in the PATH.'),
    );
  }
  if (/not a git repository/i.test(words)) return noRepository();
  if (/dubious ownership|unsafe repository/i.test(words)) {
    return silent(
      say('the repository belongs to another user, so git refuses to read it'),
      say('Run "git status" in the project and follow what git advises ("safe.directory").'),
    );
  }
  if (/promisor|transport '.*' not allowed|could not fetch/i.test(words)) return notFetched();
  if (/unknown option|unknown switch|usage: git/i.test(words)) {
    return silent(say('git is too old'), say('Install git 2.26 or newer.'));
  }
  if (/does not have any commits yet|unknown revision|bad revision|ambiguous argument 'HEAD'/i.test(words)) {
    return noCommit();
  }
  if (words === ODD_FILTER) {
    return silent(
      say('a content filter of the repository has an odd name'),
      say('Remove it from the settings of the repository (.git/config).'),
    );
  }
  if (/timeout reached/i.test(words)) {
    return silent(say('git did not answer in time'), say('Run "git status" in the project to see why.'));
  }
  // Git names files and folders between quotes; those of this machine must not get into evidence.
  const said =
    cleanText(words, 300)
      .split('\n')[0]
      ?.replace(/'[^']*[/\\][^']*'/g, "'…'") ?? '';
  return silent(say('git says "{0}"', said), say('Run "git status" in the project to see what is wrong.'));
}

export function noRepository(): GitSilence {
  return silent(
    say('the project is in no git repository'),
    say('Put the project under version control: "git init", then commit.'),
  );
}

export function noWorkTree(): GitSilence {
  return silent(
    say('the repository is bare: it has no files to compare with'),
    say('Work in a clone of the repository.'),
  );
}

export function noCommit(): GitSilence {
  return silent(
    say('the repository has no commit yet'),
    say('Commit the project, then run the check again.'),
  );
}

export function notFetched(): GitSilence {
  return silent(
    say('the clone is partial and lacks the content'),
    say('Fetch it, for example by "git fetch --refetch", or clone without "--filter".'),
  );
}

export function tooLarge(file: string): GitSilence {
  return silent(
    say('{0} is larger than {1} MiB there, too large to be read as text', file, MAX_TEXT_BYTES / 1024 / 1024),
    say('Name a smaller file.'),
  );
}

function silent(reason: Message, next: Message): GitSilence {
  return { kind: 'failed', reason, next };
}
