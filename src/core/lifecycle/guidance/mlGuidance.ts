import type { Guidance } from '../lifecycle';

/** Guidance for the ML wheel: from the problem to a model that has proved itself. */
export const ML_GUIDANCE = {
  formulate: {
    purpose:
      'Turn the business objective into one or a few learning problems: what is predicted, for whom, at which moment, and what a mistake costs.',
    questions: [
      'Which decision does the prediction change, and who takes it?',
      'What does a false positive cost, what a false negative, and for whom?',
      'What exactly is the target, when does it become known, and how is it measured?',
      'Which data exists at the moment of prediction, if any at all yet?',
      'Which evaluation metric moves with the business metric, and which value would be good enough?',
      'Which rule or dummy model is the baseline?',
    ],
    done: [
      'Business objective, cost of mistakes, data availability and evaluation metric are written down.',
      'The target is defined so precisely that two people would label a case alike.',
      'The baseline is named and its score is known or scheduled.',
      'The people who live with the mistakes have agreed to the trade-off.',
    ],
    artifacts: [
      'Problem statement: docs/problem.md',
      'Cost matrix of mistakes: docs/costs.yaml',
      'Baseline: src/baseline/',
    ],
    pitfalls: [
      'Predicting what is easy to label instead of what the decision needs.',
      'Accuracy as the metric although one class is rare.',
      'A target that the product itself influences, with no plan to measure that.',
      'One model for a problem that is really two: whether, and how much.',
      'Starting to train before anyone has said which score would be good enough.',
    ],
  },
  explore: {
    purpose:
      'Look at the data until its structure, its oddities and its relation to the target are understood, and hand every finding on: as a feature, a validation or a question.',
    questions: [
      'How are the features and the target distributed, also over time and by group?',
      'Which features relate to the target, and is any relation too good to be true?',
      'Which hypotheses were tested, and how many before one held?',
      'What do the extreme and the contradictory rows have in common?',
      'What does a domain expert say to the five most surprising cases?',
    ],
    done: [
      'Notebooks run from top to bottom in a fresh kernel.',
      'Findings are written down in words, with the figure that shows them.',
      'Every finding ended as a feature, a validation, a question or a decision to ignore it.',
      'The test set has not been looked at.',
    ],
    artifacts: [
      'Exploratory notebooks: notebooks/',
      'Findings: docs/findings.md',
      'Figures: reports/figures/',
    ],
    pitfalls: [
      'Exploring all rows, the test set included, and choosing features by it.',
      'Cells executed out of order: the figure shows a state that no one can rebuild.',
      'Analysis code that slips into production by import from a notebook.',
      'Correlation in the pooled data that turns round within every group.',
      'Personal data left in committed notebook outputs.',
    ],
  },
  train: {
    purpose:
      'Train several candidates under comparable conditions, tune them, and keep one or two that are worth evaluating. Every run has to be repeatable by somebody else.',
    questions: [
      'Does a simple model come close enough to make the complex one unnecessary?',
      'Which seed, data version, parameters, environment and commit belong to each run?',
      'How are candidates compared: the same folds, the same metric, the same budget?',
      'Does the score still rise with more data, or with more capacity, or with neither?',
      'How much do scores vary between seeds, compared with the gain that is claimed?',
    ],
    done: [
      'Seed, data fingerprint, parameters, environment and commit are recorded with every run.',
      'A run repeated from its record gives the same score within the stated tolerance.',
      'Candidates are compared on validation data, with their spread over folds or seeds.',
      'The chosen candidates and the reason for the choice are written down.',
    ],
    artifacts: [
      'Training code: src/train/',
      'Parameters: params.yaml',
      'Models, or pointers to them: models/',
      'Record of runs: mlruns/, or reports/runs.json',
    ],
    pitfalls: [
      'Tuning on the test set, one peek at a time.',
      'Preprocessing outside the cross-validation loop.',
      'A better score from a lucky seed.',
      'Early stopping on the data that is later used to report the score.',
      'Dependencies without versions: the model can be neither rebuilt nor loaded next year.',
    ],
  },
  evaluate: {
    purpose:
      'Judge the candidates once, on data that nobody has tuned on, against the baseline, the live model and the cost of mistakes. The verdict may also be that the problem has to be formulated anew.',
    questions: [
      'Does the model beat the baseline and the live model by more than chance?',
      'How does it do on every slice that matters: region, device, new customers, rare classes?',
      'At which threshold is the expected cost lowest, and how sharply does cost rise around it?',
      'Are the probabilities calibrated where someone relies on them?',
      'Do error rates differ between protected groups beyond the agreed limit?',
      'Which mistakes are embarrassing or dangerous, however rare?',
    ],
    done: [
      'The score on untouched test data meets the formulated limit, with a confidence interval.',
      'The worst slice stays above its floor.',
      'Gaps between groups stay within the agreed limit.',
      'A sample of errors has been read by a person and sorted by cause.',
      'The verdict, release or return, is recorded with its reason.',
    ],
    artifacts: [
      'Metrics: reports/metrics.json',
      'Metrics by slice: reports/slices.json',
      'Evaluation report: reports/evaluation.md',
      'Evaluation code: src/evaluate/',
    ],
    pitfalls: [
      'A single average that hides a slice on which the model fails.',
      'Reusing one test set for so many decisions that it has become validation data.',
      'Random test rows where the product will predict the future.',
      'Comparing with a baseline that was never tuned.',
      'A statistically certain gain too small to matter to anyone.',
    ],
  },
} satisfies Record<string, Guidance>;
