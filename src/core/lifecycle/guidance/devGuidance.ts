import type { Guidance } from '../lifecycle';

/** Guidance for the Dev wheel: the product around the model, from plan to proof. */
export const DEV_GUIDANCE = {
  plan: {
    purpose:
      'Agree what the product is to achieve, how success is measured and how predictions and user reactions appear in it. Everything else starts here.',
    questions: [
      'Which business metric is to move, from which value to which, by when?',
      'Who uses the prediction, at which point of their journey, and what do they see when there is none?',
      'Which rule without machine learning would already help?',
      'Which user reactions have to be captured to judge the model live?',
      'Who owns the outcome, and which data, privacy and ethics experts have to agree?',
      'What would make us stop?',
    ],
    done: [
      'Objective and success metric are written down with a number and a date.',
      'An owner and a date of review are named.',
      'A heuristic without machine learning is described as the first version.',
      'The events that the product must record are listed.',
    ],
    artifacts: [
      'Project plan: docs/plan.md',
      'Product brief and user journeys: docs/product-brief.md',
      'List of events to record: docs/events.md',
      'Assessment of risks and legal duties: docs/risks.md',
    ],
    pitfalls: [
      'A model in search of a problem.',
      'A success metric without its present value, so that no change can be shown.',
      'Data scientists and developers planning separately and meeting at hand-over.',
      'No room in the interface for the user to disagree with the prediction.',
      'Discovering in production that the outcome was never recorded.',
    ],
  },
  code: {
    purpose:
      'Write the product end to end, with a dummy or heuristic model behind the same contract that the real one will honour. The contract for inference and feedback belongs to all crafts.',
    questions: [
      'What exactly goes into a prediction and comes back: types, units, ranges, version of the model?',
      'What does the product do when the model is slow, unsure or unavailable?',
      'Are inputs, prediction, model version and user reaction logged together, without needless personal data?',
      'Can the model be exchanged without changing the product?',
      'Which feature code is shared with training?',
    ],
    done: [
      'The inference and feedback contract is written, versioned and covered by tests on both sides.',
      'The product runs end to end with the heuristic.',
      'Lint and type checks pass.',
      'There is a tested fallback for every way in which the model can fail.',
    ],
    artifacts: [
      'Product and service code: src/',
      'API contract: api/openapi.yaml, or src/contract.py',
      'Feedback logging: src/feedback/',
      'Decisions: docs/adr/',
    ],
    pitfalls: [
      'Production code that imports from a notebook.',
      'Features computed a second time, in another way, in the service.',
      'Logging the prediction without the inputs that led to it.',
      'A missing value that becomes zero on its way through the API.',
      'Thresholds buried in code where nobody who knows the costs can change them.',
    ],
  },
  build: {
    purpose:
      'Let continuous integration turn the code and a model into the very thing that will be released: library, image or binary. Equal inputs have to give an equal result.',
    questions: [
      'Can the build of last month be repeated today, bit for bit or at least in behaviour?',
      'Which model, by content hash, is inside, and where did it come from?',
      'Are all dependencies pinned, the indirect ones and the base image too?',
      'What is in the image that the service does not need?',
      'How long does it take from a commit to an artifact that can be tested?',
    ],
    done: [
      'The build runs in CI from a clean checkout, without manual steps.',
      'Dependencies and base images are pinned by version or digest.',
      'The hash of the model artifact is checked when it is packed.',
      'The artifact carries its commit and version.',
    ],
    artifacts: [
      'Image definition: Dockerfile',
      'Lock files: requirements.lock, uv.lock, poetry.lock',
      'CI definition: .github/workflows/, .gitlab-ci.yml',
      'Record of the model that is packed: models/manifest.json',
    ],
    pitfalls: [
      'Base images tagged latest.',
      'Downloading the newest model at start-up: two replicas, two models.',
      'Secrets or training data in a layer of the image.',
      'Library versions that differ between training and serving: the pickle loads, the scores move.',
      'Unpickling a model from a source that nobody checks.',
    ],
  },
  test: {
    purpose:
      'Prove on staging that code and model together do what was agreed: unit, integration, load, privacy, security and bias tests, all of them automated.',
    questions: [
      'Which behaviour would hurt most if it broke, and which test would notice?',
      'Do tests of the model check behaviour (invariance, direction, minimum score) and not only shapes?',
      'Does the service hold its latency under the expected peak, with the real model?',
      'Can a user reach somebody else’s data, or infer it by combining outputs?',
      'Does a training run on a tiny sample finish and overfit it, as it should?',
    ],
    done: [
      'All automated tests pass on staging, and no suite is empty.',
      'Golden cases with known predictions guard the path from input to answer.',
      'A load test meets the latency budget at the expected peak.',
      'Security, privacy and bias tests are part of the same run.',
    ],
    artifacts: [
      'Tests: tests/',
      'Contract tests: tests/contract/',
      'Test results: reports/junit.xml',
      'Coverage: reports/coverage.xml',
      'Load test and its summary: tests/load/, reports/load.json',
    ],
    pitfalls: [
      'A green pipeline that collected no test at all.',
      'Tests that compare floating-point scores exactly and are soon switched off.',
      'A mocked model everywhere: the real one is first loaded in production.',
      'Test data made by the code under test.',
      'Repeating a flaky test until it passes.',
    ],
  },
} satisfies Record<string, Guidance>;
