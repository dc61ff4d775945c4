import { defectsOf, type Defect } from '../edit';
import { changes, removes, renames, replaces } from '../fileEdits';

const PLAN = 'docs/plan.md';
const PROBLEM = 'docs/problem.md';

export const DOCUMENT: readonly Defect[] = [
  ...defectsOf('document', 'formulate/sections', [
    {
      name: 'nobody wrote what mistakes cost',
      verdict: 'fail',
      mentions: 'Cost of mistakes',
      apply: replaces(PROBLEM, /## Cost of mistakes\n\n.*\n\n/, ''),
    },
    {
      name: 'a heading was renamed',
      verdict: 'fail',
      mentions: 'Evaluation metric',
      apply: replaces(PROBLEM, '## Evaluation metric', '## How we measure'),
    },
    {
      name: 'a section is still to be written',
      mentions: 'TBD',
      apply: replaces(
        PROBLEM,
        /(?<=## Data availability\n\n).*/,
        'TBD: ask the warehouse team what is kept for how long and where it is',
      ),
    },
    {
      name: 'a section was commented out',
      verdict: 'fail',
      mentions: 'Business objective',
      apply: changes(PROBLEM, (text) => text.replace(/(## Business objective\n\n.*\n)/, '<!--\n$1-->\n')),
    },
    { name: 'the document is gone', verdict: 'error', apply: removes(PROBLEM) },
  ]),
  ...defectsOf('document', 'plan/fields', [
    {
      name: 'nobody approved',
      verdict: 'fail',
      mentions: 'approved_by',
      apply: replaces(PLAN, 'approved_by: Noor Haddad', 'approved_by:'),
    },
    {
      name: 'the owner is gone',
      verdict: 'fail',
      mentions: 'owner',
      apply: replaces(PLAN, 'owner: "@product"\n', ''),
    },
    {
      name: 'the review is overdue',
      mentions: 'review',
      apply: replaces(PLAN, '2027-06-30', '2025-06-30'),
    },
    {
      name: 'a review some day',
      verdict: 'fail',
      mentions: 'review',
      apply: replaces(PLAN, '2027-06-30', 'next summer'),
    },
    {
      name: 'an owner to be found',
      mentions: 'owner',
      apply: replaces(PLAN, '"@product"', 'TODO'),
    },
    {
      name: 'the front matter is not closed',
      verdict: 'error',
      apply: replaces(PLAN, 'review: 2027-06-30\n---\n', 'review: 2027-06-30\n'),
    },
  ]),
  ...defectsOf('document', 'plan/links', [
    {
      name: 'a linked document was renamed',
      verdict: 'fail',
      mentions: 'problem.md',
      apply: renames(PROBLEM, 'docs/formulation.md'),
    },
    {
      name: 'a heading that is linked was renamed',
      mentions: '#rollback',
      apply: replaces('docs/runbook.md', '## Rollback', '## Roll back'),
    },
    {
      name: 'a picture that was never committed',
      verdict: 'fail',
      mentions: 'funnel.png',
      apply: changes(PLAN, (text) => `${text}\n![The funnel](pictures/funnel.png)\n`),
    },
    {
      name: 'a typing error in a link',
      verdict: 'fail',
      mentions: 'modell-card.md',
      apply: replaces(PLAN, '(model-card.md)', '(modell-card.md)'),
    },
  ]),
];

export const PROJECT: readonly Defect[] = [
  ...defectsOf('project', 'operate/owners', [
    {
      name: 'a stage lost its owner',
      mentions: 'Collect',
      apply: changes('ml-lifecycle.yaml', (text) => text.replace(/(?<= {2}collect:\n).*\n/, '')),
    },
  ]),
  ...defectsOf('project', 'formulate/heuristic', [
    {
      name: 'the heuristic is gone',
      mentions: 'heuristic',
      apply: removes('reports/heuristic.json'),
    },
    {
      name: 'the heuristic was written after the model',
      mentions: 'came before',
      apply: (project) => {
        const heuristic = project.read('reports/heuristic.json');
        project.git('checkout', '--quiet', '--orphan', 'again');
        project.remove('reports/heuristic.json');
        project.commit('The model');
        project.write('reports/heuristic.json', heuristic);
        project.commit('The heuristic');
      },
    },
  ]),
  ...defectsOf('project', 'evaluate/upstream', [
    {
      name: 'it was never run',
      verdict: 'fail',
      mentions: 'not run',
      apply: (project) => project.removeFolder('.ml-lifecycle'),
    },
  ]),
];
