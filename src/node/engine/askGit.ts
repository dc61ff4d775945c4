import { pathInProject } from '../../core/place/pathInProject';
import { say } from '../../core/text/message';
import type { EngineRequests, ToEngine } from '../../protocol/engine';
import { checkedText, presentText } from '../git/checkedText';
import { commitText, entryCommit } from '../journal/entryCommit';
import { Refusal, unlessRefused } from './refusal';

/** A request that git answers. */
export type GitRequest = Extract<ToEngine, { readonly request: 'inputText' | 'entryCommit' | 'commitText' }>;

/** Answers a request by git, for a project that is known and trusted. Throws `Refusal` for what git does not know. */
export async function askGit(message: GitRequest): Promise<EngineRequests[GitRequest['request']]['result']> {
  switch (message.request) {
    case 'inputText': {
      const { root, path, id } = message.params;
      const file = pathInProject(path);
      if (file === undefined || file === '') throw new Refusal(say('{0} lies outside the project.', path));
      const found =
        id === undefined ? presentText(root, file) : await checkedText(root, file, id, process.env);
      return { text: unlessRefused(found).text };
    }
    case 'entryCommit': {
      const { root, entry } = message.params;
      return { commit: unlessRefused(await entryCommit(root, entry, process.env)).commit };
    }
    case 'commitText': {
      const { root, commit } = message.params;
      return { text: unlessRefused(await commitText(root, commit, process.env)).text };
    }
  }
}
