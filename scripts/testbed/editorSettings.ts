import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** User settings of the editor, by their full names. */
export type Settings = Readonly<Record<string, unknown>>;

/** Quiet and the same on every machine: nothing pops up, nothing is fetched, nothing blinks in pictures. */
export const quietSettings: Settings = {
  'security.workspace.trust.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.settings.enableNaturalLanguageSearch': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
};

/** Writes the settings to where the server reads the user's and the machine's. */
export async function writeSettings(dataDir: string, settings: Settings): Promise<void> {
  const text = `${JSON.stringify({ ...quietSettings, ...settings }, undefined, 2)}\n`;
  for (const scope of ['User', 'Machine']) {
    const folder = join(dataDir, 'data', scope);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'settings.json'), text);
  }
}
