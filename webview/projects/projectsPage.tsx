import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { HEALTHS } from '../../src/core/health/health';
import { healthWord } from '../../src/core/health/healthText';
import type { ProjectSnapshot } from '../../src/core/snapshot/snapshot';
import { useBoard } from '../view/boardContext';
import { HealthIcon } from '../view/healthIcon';
import { isFocusLost } from './allProjects';
import { ProjectCard } from './projectCard';

/** All projects of the window, until one is chosen. */
export function ProjectsPage({ projects }: { readonly projects: readonly ProjectSnapshot[] }): JSX.Element {
  const { model, t } = useBoard();
  const page = useRef<HTMLElement>(null);
  useEffect(() => {
    const cards = [...(page.current?.querySelectorAll<HTMLElement>('.project-card') ?? [])];
    const left = cards.find((card) => card.dataset['root'] === model.left);
    if (isFocusLost()) left?.querySelector<HTMLElement>('.card-title')?.focus();
  }, []);
  return (
    <main class="projects" ref={page}>
      <div class="projects-head">
        <h1>{t('Projects')}</h1>
        <Summary projects={projects} />
      </div>
      <ul class="project-cards">
        {projects.map((project) => (
          <ProjectCard key={project.root} project={project} />
        ))}
      </ul>
    </main>
  );
}

/** How many projects have each health, worst first. */
function Summary({ projects }: { readonly projects: readonly ProjectSnapshot[] }): JSX.Element {
  const { t, said } = useBoard();
  const counts = HEALTHS.map((health) => ({
    health,
    count: projects.filter((project) => project.health === health).length,
  })).filter(({ count }) => count > 0);
  return (
    <ul class="projects-summary" aria-label={t('How the projects stand')}>
      {counts.map(({ health, count }) => (
        <li key={health} class="health-line">
          <HealthIcon health={health} />
          <span>
            <strong>{count}</strong> {said(healthWord(health))}
          </span>
        </li>
      ))}
    </ul>
  );
}
