import type { Guidance } from '../lifecycle';

/** Guidance for the fourth phase of CRISP-ML(Q), Evaluation. */
export const EVALUATION_GUIDANCE = {
  'validate-performance': {
    purpose:
      'Measure the chosen model on test data that took no part in any decision, overall and on every group of cases that matters.',
    questions: [
      'Does the test data represent the conditions of operation, the difficult ones too?',
      'How certain is the score, given the number of test cases?',
      'On which slices is the model weakest, and how large are they?',
      'Is the gain over the baseline larger than its uncertainty?',
    ],
    done: [
      'Scores on the test data are reported with confidence intervals.',
      'Performance by slice is reported, and the worst slice meets its floor.',
      'Baseline and previous model were measured on the same cases.',
      'No sample, entity or period is shared with the training data.',
    ],
    artifacts: [
      'Metrics: reports/metrics.json',
      'Metrics by slice: reports/slices.json',
      'Evaluation code: src/evaluate/',
    ],
    pitfalls: [
      'Going back to tune after seeing the test score, with the same test data.',
      'Reporting a mean where a single group bears the errors.',
      'Test data older or cleaner than what will come in operation.',
      'Comparing scores from different test sets.',
    ],
  },
  'determine-robustness': {
    purpose:
      'Find out how the model behaves when inputs are noisy, wrong, missing, unusual or hostile, and where it should rather not answer.',
    questions: [
      'Which disturbances are expected in operation, and how strong are they?',
      'How does performance fall as noise, gaps or drift grow?',
      'Does the model recognize inputs unlike anything it was trained on?',
      'Who would gain from deceiving the model, and by which inputs?',
    ],
    done: [
      'Performance under realistic disturbances is measured and stays above its floor.',
      'Behaviour for missing, extreme and foreign inputs is defined and tested.',
      'Limits of validity are documented for those who operate the model.',
      'Attacks that are worth somebody’s while were tried or ruled out with reasons.',
    ],
    artifacts: [
      'Robustness tests: tests/robustness/',
      'Robustness report: reports/robustness.json',
      'Limits of validity: docs/model-card.md',
    ],
    pitfalls: [
      'Testing only disturbances that were part of augmentation.',
      'High confidence taken for familiarity with the input.',
      'A robust average, and one sensor whose failure is fatal.',
      'Leaving security to the network in front of the service.',
    ],
  },
  'explain-model': {
    purpose:
      'Understand why the model decides as it does, well enough to find errors, to convince domain experts and to meet the duties towards those affected.',
    questions: [
      'Who needs an explanation, of single decisions or of the model as a whole, and for what?',
      'Do the influential features agree with what experts know?',
      'What do explanations of the worst errors reveal?',
      'Does the model lean on a proxy of a protected attribute?',
      'How faithful is the method of explanation to this kind of model?',
    ],
    done: [
      'Global importance and a sample of single decisions were reviewed with a domain expert.',
      'Every implausible dependency was resolved or documented.',
      'Differences between protected groups are measured and within the agreed limit.',
      'The explanations that users or the law demand are available in the product.',
    ],
    artifacts: [
      'Notebook with explanations: notebooks/05-explain.ipynb',
      'Explanation report: reports/explanations/',
      'Fairness metrics: reports/fairness.json',
      'Model card: docs/model-card.md',
    ],
    pitfalls: [
      'Reading importance as cause.',
      'Spreading importance over correlated features and concluding that none matters.',
      'Explanations that persuade without being faithful.',
      'Showing experts only the cases that look reasonable.',
    ],
  },
  'compare-criteria': {
    purpose:
      'Compare the results with the business, machine-learning and economic success criteria, and decide: deploy, return to an earlier phase, or stop.',
    questions: [
      'Which criteria are met, which are missed, and by how much?',
      'Does the expected benefit at the chosen threshold exceed the cost of its mistakes?',
      'If criteria are missed, does the cause lie in the data, in the model or in the criteria?',
      'Who decides, and what have they seen?',
      'Which known risks go along into deployment, and who accepts them?',
    ],
    done: [
      'Every success criterion is confronted with its measured value.',
      'The decision is recorded with its reasons and the people who took it.',
      'Remaining risks have an owner and a countermeasure.',
      'If the work returns, the phase to return to and the question to answer are named.',
    ],
    artifacts: [
      'Comparison with the criteria: reports/criteria.json',
      'Decision record: docs/decisions/',
      'Evaluation report: reports/evaluation.md',
    ],
    pitfalls: [
      'Adjusting the criteria to the result without saying so.',
      'A decision by those who built the model alone.',
      'Deploying because the date has come.',
      'No record of why an earlier candidate was turned down.',
    ],
  },
} satisfies Record<string, Guidance>;
