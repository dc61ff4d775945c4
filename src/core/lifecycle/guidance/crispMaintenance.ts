import type { Guidance } from '../lifecycle';

/** Guidance for the sixth phase of CRISP-ML(Q), Monitoring and Maintenance. */
export const MAINTENANCE_GUIDANCE = {
  'monitor-model': {
    purpose:
      'Watch inputs, predictions, outcomes, hardware and software continuously: the world changes, sensors age and systems are updated, and the model grows stale with them.',
    questions: [
      'Which inputs have left the range or the distribution of the training data?',
      'How good are the predictions, judged by the outcomes known so far?',
      'Has hardware, a sensor, a library or an upstream system changed?',
      'Which deviation warns, which one acts, and who receives it?',
      'Does the business criterion still hold?',
    ],
    done: [
      'Schema and distribution of live inputs are compared with training data on a schedule.',
      'Quality is tracked with real outcomes or a justified substitute.',
      'Alerts have limits, owners and a runbook entry.',
      'Silence of the monitoring raises an alert itself.',
    ],
    artifacts: [
      'Alert rules: ops/alerts.yaml',
      'Serving logs: logs/serving/',
      'Drift reports: reports/drift/',
      'Runbook: docs/runbook.md',
    ],
    pitfalls: [
      'Watching the service and not the predictions.',
      'Labels that come only for cases on which the model was acted upon.',
      'Slow drift that never crosses a daily limit.',
      'An upstream change announced to everyone but the owners of the model.',
    ],
  },
  'update-model': {
    purpose:
      'Decide by evidence whether to retrain, to repair or to retire the model, and carry the update through the same evaluation as the first version.',
    questions: [
      'Has the data changed, the relation to the target, or the question?',
      'Which data does the update learn from, and which of it was shaped by the model itself?',
      'Is fine-tuning enough, or does the model have to be trained anew?',
      'Does the update beat the live model on recent and on older cases?',
      'Which part of the update may run by itself, and which needs approval?',
    ],
    done: [
      'The trigger of the update and its diagnosis are recorded.',
      'New data passed the same verification as the old.',
      'The updated model was evaluated against the live one on the same recent data.',
      'Model card and monitoring references were renewed along with the model.',
    ],
    artifacts: [
      'Retraining pipeline: pipelines/retrain.yaml',
      'Comparison with the live model: reports/update.json',
      'Reference profiles: .ml-lifecycle/references/',
      'Changelog: CHANGELOG.md',
    ],
    pitfalls: [
      'Retraining on a broken feed, automatically and every night.',
      'A feedback loop: the model learns its own earlier decisions.',
      'Gains on last week paid for with losses on rare cases.',
      'Keeping the old reference profiles, so that every column drifts at once.',
    ],
  },
} satisfies Record<string, Guidance>;
