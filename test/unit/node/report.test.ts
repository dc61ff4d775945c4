import assert from 'node:assert/strict';
import path from 'node:path';
import type { EngineRequests } from '../../../src/protocol/engine';
import { engineOf, refusalOf, resultOf } from './askEngine';
import { Repository } from './git/repository';
import { put, scratchFolders } from './scratch';

const scratch = scratchFolders();

const PROJECT = `version: 1
name: demo
stages:
  plan:
    checks:
      goal: { uses: document.sections, with: { file: docs/plan.md, sections: [Goal] } }
`;
const ENGLISH = { name: 'en', translations: {} };

function repositoryOf(): Repository {
  const repository = new Repository(scratch());
  put(repository.root, 'ml-lifecycle.yaml', PROJECT);
  put(repository.root, 'docs/plan.md', '# Goal\n');
  repository.commit({}, 'Begin');
  return repository;
}

type Params = EngineRequests['report']['params'];

function paramsOf(root: string, rest: Partial<Params> = {}): Params {
  const projects = [{ root, shownRoot: 'demo' }];
  return { projects, audience: 'team', format: 'markdown', language: ENGLISH, ...rest };
}

function textOf(answer: Awaited<ReturnType<Awaited<ReturnType<typeof engineOf>>['ask']>>): string {
  return (resultOf(answer) as { readonly text: string }).text;
}

describe('a report of the engine', () => {
  it('tells of the projects that are named, in the language of the editor', async () => {
    const { root } = repositoryOf();
    const { ask } = await engineOf(root);
    const language = { name: 'de', translations: { 'Report for the team': 'Bericht für das Team' } };
    const text = textOf(await ask('report', paramsOf(root, { format: 'html', language })));
    assert.match(text, /<html lang="de">/);
    assert.match(text, /<h1>demo<\/h1><p>Bericht für das Team<\/p>/);
  });

  it('names the commit where the workspace is trusted, and asks git for nothing where it is not', async () => {
    const { root } = repositoryOf();
    const trusted = await engineOf(root);
    assert.match(textOf(await trusted.ask('report', paramsOf(root))), /by Ana: Begin/);
    const untrusted = await engineOf(root, false);
    const text = textOf(await untrusted.ask('report', paramsOf(root)));
    assert.match(text, /`plan\/goal`/);
    assert.doesNotMatch(text, /commit/);
  });

  it('leads to files from where it will lie, and to none where nobody knows', async () => {
    const { root } = repositoryOf();
    put(root, 'ml-lifecycle.yaml', `${PROJECT}surprise: 1\n`);
    const { ask } = await engineOf(root);
    const file = path.join(root, 'reports', 'now.md');
    assert.match(textOf(await ask('report', paramsOf(root, { file }))), /\]\(\.\.\/ml-lifecycle\.yaml#L7\)/);
    assert.doesNotMatch(textOf(await ask('report', paramsOf(root))), /\]\(/);
  });

  it('is refused for a project that is not there', async () => {
    const { root } = repositoryOf();
    const { ask } = await engineOf(root);
    assert.match(refusalOf(await ask('report', paramsOf('/nowhere'))), /There is no project in \/nowhere\./);
  });
});
