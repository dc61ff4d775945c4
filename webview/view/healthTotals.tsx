import type { JSX } from 'preact';
import { healthWord, totalsText } from '../../src/core/health/healthText';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { useBoard } from './boardContext';
import { HealthIcon } from './healthIcon';

/** The health of a project, and how many of its checks have which. */
export function HealthTotals({ project }: { readonly project: ProjectSnapshot }): JSX.Element {
  const { said, line } = useBoard();
  return (
    <p class="totals">
      <HealthIcon health={project.health} />
      <span>
        <strong>{said(healthWord(project.health))}</strong>
        {project.health !== 'empty' && ` · ${line(totalsText(project.counts))}`}
      </span>
    </p>
  );
}
