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
 * The steps of `npm test`, cheapest first. Those of one list run side by side, the longest first: none of them keeps all
 * processors at work, since much of driving an editor or a browser is waiting. The package builds what those before it run.
 */
export const testSteps: readonly (readonly TestStep[])[] = [
  [{ ...plain, title: 'Build', script: 'build' }],
  [
    { ...plain, title: 'Types and lint: sources', script: 'check:code:sources' },
    { ...plain, title: 'Types and lint: board and tests', script: 'check:code:board-and-tests' },
  ],
  [
    {
      ...{ ...plain, title: 'Unit', script: 'test:unit', reports: ['unit.json'] },
      ...{ plainMocha: true, inProcesses: true },
    },
  ],
  [
    { ...inEditor, title: 'Journeys', script: 'test:journeys', reports: ['journeys-newest.json'] },
    {
      ...{ ...inEditor, title: 'In the editor', script: 'test:host' },
      reports: ['host-newest.json', 'host-oldest.json'],
    },
    {
      ...{ ...plain, title: 'Webview', script: 'test:webview', needsBrowser: true },
      ...{ reports: ['webview.json'], plainMocha: true },
    },
    { ...plain, title: 'Defects', script: 'test:defects' },
    { ...plain, title: 'Format', script: 'lint:format' },
  ],
  [{ ...inEditor, title: 'Package', script: 'test:package', reports: ['installed.json'] }],
];
