import { totalsText } from '../health/healthText';
import { say, verbatim, type Message } from '../text/message';
import { audienceTitle, type Audience } from './audience';
import { MOST } from './content/bounds';
import { revisionLine } from './content/revisionLine';
import { joined } from './content/stageWords';
import {
  cell,
  code,
  paragraph,
  section,
  table,
  words,
  type Block,
  type Fact,
  type ReportDocument,
} from './document';
import type { ReportedProject, ReportInput } from './reportInput';
import { reviewerBlocks } from './reviewer';
import { stakeholderBlocks } from './stakeholder';
import { teamBlocks } from './team';

/** The report for an audience. Of several projects an overview comes first. Same input, same report. */
export function makeDocument({ audience, projects }: ReportInput): ReportDocument {
  const subtitle = audienceTitle(audience);
  const [first, ...others] = projects;
  if (first !== undefined && others.length === 0) {
    return {
      audience,
      title: verbatim(first.snapshot.name),
      subtitle,
      blocks: projectBlocks(audience, first),
    };
  }
  const told = projects.slice(0, MOST.projects);
  return {
    audience,
    title: say('ML lifecycle of {0} projects', projects.length),
    subtitle,
    blocks: [
      ...section(say('Overview'), overview(projects)),
      ...told.flatMap((project) =>
        section(titleOfProject(project, projects), projectBlocks(audience, project), {
          health: project.snapshot.health,
          isPage: true,
        }),
      ),
    ],
  };
}

function projectBlocks(audience: Audience, project: ReportedProject): readonly Block[] {
  const facts: Block =
    audience === 'stakeholder' ? moment(project) : { kind: 'facts', facts: factsOf(project) };
  return [facts, ...blocksFor(audience, project)];
}

function blocksFor(audience: Audience, project: ReportedProject): readonly Block[] {
  switch (audience) {
    case 'team':
      return teamBlocks(project);
    case 'reviewer':
      return reviewerBlocks(project);
    case 'stakeholder':
      return stakeholderBlocks(project);
  }
}

/** When it was looked at and at which commit, in a line. */
function moment({ day, revision, isPast }: ReportedProject): Block {
  if (revision === undefined) return paragraph(words(say('Looked at on {0}', day), 'quiet'));
  const when = isPast ? say('As of commit') : say('Looked at on {0}, on top of commit', day);
  return paragraph(words(when, 'quiet'), ...revisionLine(revision));
}

/** Health, when it was looked at, and the commit. */
function factsOf({ snapshot, day, revision, isPast }: ReportedProject): readonly Fact[] {
  const { health, counts } = snapshot;
  const commit = isPast ? say('As of commit') : say('On top of commit');
  return [
    {
      term: say('Health'),
      line: [
        { kind: 'health', health },
        ...(health === 'empty' ? [] : [words(joined(totalsText(counts)), 'quiet')]),
      ],
    },
    { term: say('Looked at on'), line: [words(verbatim(day))] },
    ...(revision === undefined ? [] : [{ term: commit, line: revisionLine(revision) }]),
    { term: say('Lifecycle'), line: [words({ text: snapshot.lifecycle.title })] },
  ];
}

function overview(projects: readonly ReportedProject[]): readonly Block[] {
  const columns = [say('Project'), say('Folder'), say('Health'), say('Checks')].map((title) => ({ title }));
  return table(say('All projects'), columns, projects, MOST.projects, ({ snapshot, shownRoot }) => [
    cell(words(verbatim(snapshot.name))),
    cell(code(shownRoot)),
    cell({ kind: 'health', health: snapshot.health }),
    cell(words(joined(totalsText(snapshot.counts)))),
  ]);
}

/** Two projects of one name are told apart by their folders. */
function titleOfProject({ snapshot, shownRoot }: ReportedProject, all: readonly ReportedProject[]): Message {
  const isAlone = all.filter((other) => other.snapshot.name === snapshot.name).length === 1;
  return isAlone ? verbatim(snapshot.name) : say('{0} ({1})', snapshot.name, shownRoot);
}
