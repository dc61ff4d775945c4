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
}

const plain = { reports: [], needsBuild: false, needsBrowser: false };

/** The steps of `npm test`, cheapest first. */
export const testSteps: readonly TestStep[] = [
  { ...plain, title: 'Build', script: 'build' },
  { ...plain, title: 'Types', script: 'check:types' },
  { ...plain, title: 'Lint', script: 'lint' },
  { ...plain, title: 'Unit', script: 'test:unit', reports: ['unit.json'], plainMocha: true },
  { ...plain, title: 'Defects', script: 'test:defects' },
  { ...plain, title: 'Webview', script: 'test:webview', reports: ['webview.json'], plainMocha: true },
  {
    title: 'In the editor',
    script: 'test:host',
    reports: ['host-newest.json', 'host-oldest.json'],
    needsBuild: true,
    needsBrowser: true,
  },
  {
    title: 'Journeys',
    script: 'test:journeys',
    reports: ['journeys-newest.json'],
    needsBuild: true,
    needsBrowser: true,
  },
  {
    title: 'Package',
    script: 'test:package',
    reports: ['installed.json'],
    needsBuild: true,
    needsBrowser: true,
  },
];
