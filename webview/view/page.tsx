import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { BoardController } from '../state/boardController';
import { isPast, presentProject, shownProject, shownStage } from '../state/boardModel';
import { AllProjects } from '../projects/allProjects';
import { TimeBar } from '../time/timeBar';
import { textsOf } from '../text/texts';
import { BoardContext, useBoard } from './boardContext';
import { LoadingPage, NoProjectPage } from './emptyPages';
import { Header } from './header';
import { lazyView } from './lazyView';
import { LiveRegion } from './liveRegion';
import { Note } from './note';
import { Notices } from './notices';
import { Views } from './views';

const DecisionDialog = lazyView(async () => (await import('../decisions/decisionDialog')).DecisionDialog);
const ProjectsPage = lazyView(async () => (await import('../projects/projectsPage')).ProjectsPage);

/** The whole board. */
export function Page({ controller }: { readonly controller: BoardController }): JSX.Element {
  const [model, setModel] = useState(controller.model);
  useEffect(() => {
    // The first state may have come between drawing and now.
    setModel(controller.model);
    return controller.subscribe(setModel);
  }, [controller]);
  const texts = useMemo(() => textsOf(model.translations), [model.translations]);
  return (
    <BoardContext.Provider value={{ model, controller, isPast: isPast(model), ...texts }}>
      <LiveRegion />
      <Content />
      <Note />
      {model.deciding !== undefined && (
        <div class="on-demand">
          <DecisionDialog />
        </div>
      )}
    </BoardContext.Provider>
  );
}

function Content(): JSX.Element {
  const { model } = useBoard();
  if (model.state === undefined) return <LoadingPage />;
  const { projects } = model.state;
  const project = shownProject(model);
  if (project === undefined) {
    return (
      <div class="board">
        <Notices />
        {projects.length === 0 ? <NoProjectPage /> : <ProjectsPage projects={projects} />}
      </div>
    );
  }
  const stage = shownStage(model);
  const time = model.time?.root === presentProject(model)?.root ? model.time : undefined;
  return (
    <div class="board">
      {projects.length > 1 && <AllProjects />}
      <Header project={project} />
      {time !== undefined && <TimeBar time={time} />}
      <Notices project={project} />
      <Views project={project} stage={stage} time={time} />
    </div>
  );
}
