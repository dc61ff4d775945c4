import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../scripts/testbed/projectRoot';
import { testSteps } from '../../scripts/testbed/testSteps';
import { sourceFiles } from '../support/sourceFiles';

describe('types and lint in npm test', () => {
  it('look at every source file', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    const calls = testSteps.flat().map(({ script }) => /checkCode\.ts ([^&]+)/.exec(scripts[script] ?? ''));
    const folders = calls.flatMap((call) => call?.[1]?.trim().split(' ') ?? []);
    const checked = new Set(folders.flatMap(filesOfProgram));
    assert.deepEqual(
      sourceFiles().filter((file) => !checked.has(file)),
      [],
    );
  });
});

function filesOfProgram(folder: string): readonly string[] {
  const config = path.join(projectRoot, folder, 'tsconfig.json');
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined };
  const { fileNames = [] } = ts.getParsedCommandLineOfConfigFile(config, {}, host) ?? {};
  return fileNames.map((name) => path.relative(projectRoot, name).split(path.sep).join('/'));
}
