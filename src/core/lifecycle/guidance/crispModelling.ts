import type { Guidance } from '../lifecycle';

/** Guidance for the third phase of CRISP-ML(Q), Modelling. */
export const MODELLING_GUIDANCE = {
  'choose-model': {
    purpose:
      'Learn from similar problems, define how the quality of a model is measured, and choose candidates that fit the constraints. Begin with the simplest that could work.',
    questions: [
      'How have others solved similar problems, and which baselines did they report?',
      'Which quality measures follow from the success criteria: performance, robustness, scalability, explainability, complexity, resources?',
      'Which measure decides, and which are limits that have to be kept?',
      'Which domain knowledge can be built in: monotonicity, symmetries, physical limits?',
      'Does a pretrained model or unlabelled data help, and may it be used?',
    ],
    done: [
      'Quality measures and their weights are fixed before training.',
      'Sources on comparable problems are listed with what was learned from them.',
      'A simple baseline is among the candidates.',
      'Each candidate satisfies the constraints on resources and explainability, or its exclusion is explained.',
    ],
    artifacts: [
      'Literature and comparable work: docs/related-work.md',
      'Quality measures: docs/quality-measures.md',
      'Choice of candidates: docs/model-selection.md',
    ],
    pitfalls: [
      'Choosing the model first and the measure that suits it afterwards.',
      'Results from benchmarks that resemble the own data in name only.',
      'A model that cannot meet the latency of its target hardware.',
      'Ignoring the licence or the training data of a pretrained model.',
    ],
  },
  'train-model': {
    purpose:
      'Train and tune the candidates under comparable conditions on training and validation data; compress or combine models where constraints or quality ask for it.',
    questions: [
      'Which objective, optimizer and regularization fit the quality measures?',
      'How is the search for hyper-parameters bounded and recorded?',
      'Do learning curves show too little data, too little capacity or overfitting?',
      'Does compression or an ensemble pay for what it costs?',
      'How large is the spread between repeated trainings?',
    ],
    done: [
      'All candidates were trained on the same splits and compared by the fixed measures.',
      'Hyper-parameters and their search are recorded.',
      'Test data played no part in any choice.',
      'The candidate that goes on to evaluation is named, with the reason.',
    ],
    artifacts: [
      'Training code: src/train/',
      'Parameters: params.yaml',
      'Models, or pointers to them: models/',
      'Comparison of candidates: reports/candidates.json',
    ],
    pitfalls: [
      'Searching so many configurations that the validation score is itself overfitted.',
      'Comparing candidates that had different budgets for tuning.',
      'Compressing a model and evaluating the uncompressed one.',
      'Stopping at a local success without a look at the learning curve.',
    ],
  },
  'assure-reproducibility': {
    purpose:
      'Make the method and its result reproducible: the same experiment has to be describable, repeatable and stable, also for someone who was not there.',
    questions: [
      'Could another team rebuild the model from the documentation alone?',
      'Which seeds, library versions, hardware and data version belong to the result?',
      'How much does performance vary over seeds, and is the reported run a typical one?',
      'Which failed experiments would save others the same detour?',
    ],
    done: [
      'Code, data version, parameters, seeds and environment of the chosen run are recorded.',
      'The run was repeated elsewhere and its score lies within the stated tolerance.',
      'Mean and spread over several seeds are reported.',
      'The record of experiments includes those that failed.',
    ],
    artifacts: [
      'Record of runs: mlruns/, or reports/runs.json',
      'Environment: requirements.lock, environment.yml, Dockerfile',
      'Experiment log: docs/experiments.md',
      'Reproduction report: reports/reproduction.json',
    ],
    pitfalls: [
      'Reporting the best of many seeds.',
      'Seeding one random generator and forgetting the others.',
      'Results that depend on uncommitted changes.',
      'Operations on accelerators that are not deterministic, and no stated tolerance.',
    ],
  },
} satisfies Record<string, Guidance>;
