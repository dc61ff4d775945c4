import type { Guidance } from '../lifecycle';

/** Guidance for the first phase of CRISP-ML(Q), Business and Data Understanding. */
export const UNDERSTANDING_GUIDANCE = {
  'define-scope': {
    purpose:
      'Fix what the application is to do and translate that into success criteria on three levels: business, machine learning and economic. Each criterion has to be measurable.',
    questions: [
      'Which process or product changes, and who is affected?',
      'Which business outcome counts as success, measured how and compared with what?',
      'Which model score would serve that outcome, and which non-functional properties are demanded?',
      'Which economic indicator shows that the benefit exceeds the cost of building and running it?',
      'What is expressly out of scope?',
    ],
    done: [
      'Business, machine-learning and economic criteria are written down, each with a number.',
      'Domain experts, data scientists and the people responsible for the product have agreed to them.',
      'Scope and exclusions are documented.',
      'A baseline without machine learning is named for comparison.',
    ],
    artifacts: [
      'Scope and success criteria: docs/scope.md',
      'Success criteria for automatic comparison: docs/success-criteria.yaml',
      'Glossary of the domain: docs/glossary.md',
    ],
    pitfalls: [
      'Criteria such as “as accurate as possible”, which nothing can fail.',
      'A model score that was never related to the business outcome.',
      'Forgetting running costs: labelling, retraining, people on call.',
      'Several stakeholders, each with another application in mind.',
    ],
  },
  'assess-feasibility': {
    purpose:
      'Find out cheaply whether the application is possible, allowed and worth it before much is built: applicability, law, resources and risk.',
    questions: [
      'Has a comparable problem been solved with machine learning, and under which conditions?',
      'Is enough representative data available, or obtainable at a bearable price?',
      'Which laws, contracts and ethical limits apply to the data and to automated decisions?',
      'Which demands on robustness, explainability, latency and scale could rule a model out?',
      'What is the worst that a wrong prediction can do?',
    ],
    done: [
      'A proof of concept or literature supports that the criteria can be met.',
      'Legal and ethical constraints are listed, each with someone who confirmed it.',
      'Requirements on latency, memory, robustness and explainability are stated.',
      'The decision to go on, to change or to stop is recorded with its reasons.',
    ],
    artifacts: [
      'Feasibility study: docs/feasibility.md',
      'Legal and ethical constraints: docs/constraints.md',
      'Risk register: docs/risks.md',
      'Proof of concept: notebooks/00-feasibility.ipynb',
    ],
    pitfalls: [
      'A demonstration on hand-picked data taken as proof.',
      'Asking the privacy officer after the data has been copied.',
      'Assuming that labels will be cheap.',
      'Continuing because much has been spent already.',
    ],
  },
  'collect-data': {
    purpose:
      'Bring the data together under version control, with its origin and the circumstances of its creation, and plan for the data that will keep coming.',
    questions: [
      'Which sources are needed, who owns them, and how stable are they?',
      'How were the data generated: which process, sensor, sampling, selection?',
      'Which version of the data does each experiment use?',
      'How will new data, labels included, arrive after deployment?',
      'Which groups or operating conditions are under-represented?',
    ],
    done: [
      'Every data set has a version, an origin, a licence and a date.',
      'Collection can be repeated by code, and raw data stays unchanged.',
      'Known gaps and selection effects are documented.',
      'The way in which data keeps arriving in operation is described.',
    ],
    artifacts: [
      'Raw data, or pointers to it: data/raw/',
      'Collection code: src/collect/',
      'Versions of the data: data.dvc, or data/manifest.json',
      'Origin of the data: docs/data-sources.md',
    ],
    pitfalls: [
      'A one-time export that can never be drawn again in the same way.',
      'Data from the laboratory for a model that will work in the field.',
      'Merging versions of a data set under one name.',
      'Collecting without noting why some cases are missing.',
    ],
  },
  'verify-data': {
    purpose:
      'Describe the data, state what is demanded of it, and verify the one against the other. The model can be no better than what passes here.',
    questions: [
      'What do attributes, units, value ranges and distributions look like, and do experts find them plausible?',
      'Which requirements must the data satisfy: schema, completeness, freshness, label quality?',
      'Are the labels right, and how is that known?',
      'Is the data representative of the conditions in which the model will work?',
      'What happens to data that does not meet a requirement?',
    ],
    done: [
      'A description of the data with statistics of every attribute exists.',
      'Requirements are written as checks that run by themselves.',
      'The checks pass, or each exception is documented and accepted.',
      'A domain expert has looked at samples and confirmed them.',
    ],
    artifacts: [
      'Description of the data: docs/data-card.md',
      'Data requirements: data/schema.yaml',
      'Exploratory notebook: notebooks/01-data-understanding.ipynb',
      'Verification report: reports/data-quality.json',
    ],
    pitfalls: [
      'Statistics over all data at once, blind to changes over time.',
      'Plausible means hiding sensors that were stuck for weeks.',
      'Trusting labels because they come from a database.',
      'Requirements derived from the data itself, which it therefore meets.',
    ],
  },
} satisfies Record<string, Guidance>;
