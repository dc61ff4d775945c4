import assert from 'node:assert/strict';
import { journey } from './support/journey';

journey('Open a project', {}, (workbench) => {
  it('shows its files in the explorer', async () => {
    await workbench().tree('Files Explorer').row('README.md');
    await workbench().screenshot('explorer');
  });

  it('opens the command palette', async () => {
    const commands = await workbench().quickInput.commandsFor('View: Show Explorer');
    assert.ok(commands.includes('View: Show Explorer'));
  });
});
