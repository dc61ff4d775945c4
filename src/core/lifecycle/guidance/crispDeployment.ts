import type { Guidance } from '../lifecycle';

/** Guidance for the fifth phase of CRISP-ML(Q), Deployment. */
export const DEPLOYMENT_GUIDANCE = {
  'prepare-inference': {
    purpose:
      'Choose the hardware that will run the model, build the service for it, and evaluate the model again under the conditions of production.',
    questions: [
      'Where does the model run: cloud, server, browser, device, and with which resources?',
      'Do predictions on the target equal those in development, within a tolerance?',
      'How large are latency, throughput and energy use under the expected load?',
      'Does live input look like the input of training, after passing through the whole product?',
    ],
    done: [
      'Predictions on the target hardware match the reference cases.',
      'Latency and memory meet their budgets under load.',
      'Quality was measured on data taken from production, not only on the test set.',
      'The build is reproducible and its dependencies are pinned.',
    ],
    artifacts: [
      'Service code: src/serve/',
      'Image definition: Dockerfile',
      'Reference cases: tests/golden/',
      'Load test summary: reports/load.json',
    ],
    pitfalls: [
      'Reduced precision on the target that shifts decisions near the threshold.',
      'Preprocessing implemented a second time for the device.',
      'Measuring latency without preprocessing and network.',
      'Assuming that test data and production data come from the same distribution.',
    ],
  },
  'assure-acceptance': {
    purpose:
      'Make sure that people can and want to work with the model, and that nobody is harmed when it errs or fails: usability, fallback, human oversight.',
    questions: [
      'Do users understand what the prediction means and how sure it is?',
      'How do they correct it, and is the correction captured?',
      'What takes over when the model is unavailable or out of its depth?',
      'How is over-reliance noticed, and how its opposite?',
      'Which error must never reach a user unseen?',
    ],
    done: [
      'Future users have worked with the product, and their objections are resolved or recorded.',
      'The fallback works and was exercised.',
      'Decisions that need a person reach one.',
      'Feedback from users is recorded together with input and prediction.',
    ],
    artifacts: [
      'Results of user tests: docs/user-tests.md',
      'Fallback and failure modes: docs/failure-modes.md',
      'Feedback logging: src/feedback/',
      'Instructions for users: docs/user-guide.md',
    ],
    pitfalls: [
      'A test with enthusiasts only.',
      'A score shown as a percentage that no one can interpret.',
      'A person in the loop with neither time nor information to disagree.',
      'A fallback that has not been run since the first release.',
    ],
  },
  'roll-out': {
    purpose:
      'Bring the model to its users step by step, with conditions to go on, conditions to abort and a version to return to.',
    questions: [
      'Which strategy fits the risk: shadow, canary, A/B, everyone at once?',
      'How is the new version compared with the old one under equal conditions?',
      'Which measured value aborts a step, and does that happen without a person?',
      'Which model, code and data make up this version, and who approved it?',
      'How long must a step last until the outcome can be seen?',
    ],
    done: [
      'The rollout plan lists steps, durations and conditions to abort.',
      'Model, code and data version are captured in a release manifest.',
      'Going back was practised, and the old version is still available.',
      'All users are served by the new version, with every step’s conditions met.',
    ],
    artifacts: [
      'Rollout plan: deploy/rollout.yaml',
      'Deployment manifests: deploy/',
      'Release manifest: .ml-lifecycle/releases/',
      'Runbook: docs/runbook.md',
    ],
    pitfalls: [
      'Steps so short that only crashes could be noticed.',
      'A shadow run whose results nobody reads.',
      'Rolling back the model but not the features that it expects.',
      'Users who change between versions from request to request.',
    ],
  },
} satisfies Record<string, Guidance>;
