import type { Guidance } from '../lifecycle';

/** Guidance for the Ops wheel: from an approved version to what it does to the world. */
export const OPS_GUIDANCE = {
  release: {
    purpose:
      'Approve code and model together, give the pair a version and capture its metadata automatically. Integration ends here and delivery begins.',
    questions: [
      'Which commit, data, model and evaluation belong to this version?',
      'Who approved it, having seen which evidence?',
      'For which use is the model meant, and for which expressly not?',
      'What changes for users, and for teams that consume the predictions?',
      'Is the version that we would go back to still in the registry?',
    ],
    done: [
      'The manifest names commit, model hash, data fingerprint, metrics and approver.',
      'The model card is complete and quotes the metrics of this very version.',
      'The changelog says what users will notice.',
      'Artifacts lie in a registry under a version that is never reused.',
    ],
    artifacts: [
      'Release manifest: .ml-lifecycle/releases/',
      'Model card: MODEL_CARD.md, or docs/model-card.md',
      'Changelog: CHANGELOG.md',
    ],
    pitfalls: [
      'Model and code versioned apart, so that nobody knows which pair is live.',
      'A model card copied from the last version, with its numbers.',
      'Approval in a chat that nobody will find again.',
      'Overwriting a released artifact “just this once”.',
    ],
  },
  deploy: {
    purpose:
      'Put the released artifact on production infrastructure, repeatably and with a way back. Being deployed does not yet mean that it serves users.',
    questions: [
      'Is what runs in production exactly what was released, by digest?',
      'Which version do we roll back to, and when was that last tried?',
      'Which limits of memory, processor and concurrency does the model need?',
      'How does the platform know that the model is loaded and answers sensibly?',
      'Which credentials does the service hold, and does it need them all?',
    ],
    done: [
      'Deployment is described in files and carried out by a pipeline.',
      'A rollback target is named, and going back has been practised.',
      'Readiness means that the model is loaded and has answered a known case.',
      'Resource limits, probes and a non-root user are set.',
    ],
    artifacts: [
      'Deployment manifests: deploy/, k8s/, compose.yaml',
      'Infrastructure definition: infra/',
      'Delivery pipeline: .github/workflows/deploy.yml',
    ],
    pitfalls: [
      'A rollback that restores the code but not the model, or not the features it expects.',
      'A health check that answers before the model is loaded.',
      'Memory limits measured with one request at a time.',
      'Manual changes on the server that the next deployment undoes.',
      'A schema change that makes going back impossible.',
    ],
  },
  operate: {
    purpose:
      'Hand traffic to the new version in steps, watch each step, roll back on trouble, and keep the service within its objectives as load changes.',
    questions: [
      'In which steps does traffic move, how long does each last, and what aborts it?',
      'Which users meet the new version first, and does each of them keep meeting the same one?',
      'Is a step long enough to see the outcome and not only the latency?',
      'Which service levels are promised, and how much of the error budget is left?',
      'Who is on call, and does the runbook suffice at three in the morning?',
    ],
    done: [
      'The rollout reached 100 % with the checks of every step green.',
      'Each step has a duration and at least one condition that aborts it.',
      'Service level objectives are defined and measured.',
      'The runbook covers alarm, rollback, switching to the fallback, and contacts.',
      'The old version is shut down once its last request has ended.',
    ],
    artifacts: [
      'Rollout plan: deploy/rollout.yaml',
      'Runbook: docs/runbook.md',
      'Service level objectives: ops/slo.yaml',
      'Dashboards: ops/dashboards/',
    ],
    pitfalls: [
      'A canary with so little traffic that no difference could be seen.',
      'Watching error rates only, while the predictions are confidently wrong.',
      'Comparing the canary with last week instead of with the old version today.',
      'Scaling out a model whose bottleneck is the feature store.',
      'The old version kept running, and paid for, for months.',
    ],
  },
  monitor: {
    purpose:
      'Watch the health of the service, its inputs, predictions and outcomes, and decide by diagnosis: roll back, fix, retrain, or collect anew.',
    questions: [
      'How far has live data moved from the data that the model was trained on?',
      'When do true outcomes arrive, and what stands in for them until then?',
      'Which alarm leads to which action, and who takes it?',
      'Do predictions change the very data that the next model will learn from?',
      'How does the model do today on the slices that were weak at evaluation?',
      'Is the business metric of the plan moving?',
    ],
    done: [
      'Alerts on errors, latency, volume and drift are wired, each with an owner and a runbook entry.',
      'Drift of live features and predictions against training data is measured on a schedule.',
      'Live quality is computed as soon as outcomes arrive, and compared with the evaluation.',
      'It is agreed what triggers a rollback, a fix, retraining or new data.',
    ],
    artifacts: [
      'Alert rules: ops/alerts.yaml',
      'Serving logs with inputs, prediction and version: logs/serving/',
      'Drift reports: reports/drift/',
      'Incident reviews: docs/incidents/',
    ],
    pitfalls: [
      'Silence taken for health: the log stopped and nobody noticed.',
      'Retraining by schedule on data that is already broken.',
      'Alarms on every drifted column, none of which ever mattered.',
      'Judging the live model only on cases for which an outcome happens to exist.',
      'Averages over a day that hide the hour in which a source failed.',
    ],
  },
} satisfies Record<string, Guidance>;
