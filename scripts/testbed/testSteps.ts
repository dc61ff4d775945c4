/** One step of `npm test`. */
export interface TestStep {
  readonly title: string;
  /** The script of package.json that it runs. */
  readonly script: string;
  /** Reports that it writes below .test-out; without any, the step counts as one test. */
  readonly reports: readonly string[];
  /** It runs what the build makes. */
  readonly needsBuild: boolean;
  readonly needsBrowser: boolean;
  /** It starts mocha's command line, which has to be told of the reporter. */
  readonly plainMocha?: boolean;
  /** Mocha is to run its files in several processes. */
  readonly inProcesses?: boolean;
}

const plain = { reports: [], needsBuild: false, needsBrowser: false };
const inEditor = { needsBuild: true, needsBrowser: true };

/**
 * The steps of `npm test`, cheapest first. Those of one list run side by side, the longest first: each of them has work
 * for one processor. What drives an editor or a browser runs alone.
 */
export const testSteps: readonly (readonly TestStep[])[] = [
  [{ ...plain, title: 'Build', script: 'build' }],
  [
    { ...plain, title: 'Types and lint: sources', script: 'check:code:sources' },
    { ...plain, title: 'Types and lint: board and tests', script: 'check:code:board-and-tests' },
    { ...plain, title: 'Format', script: 'lint:format' },
  ],
  [
    {
      ...{ ...plain, title: 'Unit', script: 'test:unit', reports: ['unit.json'] },
      ...{ plainMocha: true, inProcesses: true },
    },
  ],
  [{ ...plain, title: 'Defects', script: 'test:defects' }],
  [{ ...plain, title: 'Webview', script: 'test:webview', reports: ['webview.json'], plainMocha: true }],
  [
    {
      ...{ ...inEditor, title: 'In the editor', script: 'test:host' },
      reports: ['host-newest.json', 'host-oldest.json'],
    },
  ],
  [{ ...inEditor, title: 'Journeys', script: 'test:journeys', reports: ['journeys-newest.json'] }],
  [{ ...inEditor, title: 'Package', script: 'test:package', reports: ['installed.json'] }],
];
