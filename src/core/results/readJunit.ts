import type { Finding } from '../evidence/evidence';
import { say } from '../text/message';
import { boundFindings } from './boundFindings';
import { cleanText } from './externalText';
import { placeOfTest } from './placeOfTest';
import type { Results, TestCounts } from './results';
import { readXml, type XmlElement } from './xmlTree';

/**
 * Reads a JUnit report as pytest, Jest, Maven Surefire and others write it. A report without any test is read
 * like any other, with `total: 0`: the caller must not take it for a pass.
 */
export function readJunit(text: string, root: string): Results {
  const xml = readXml(text);
  if (xml.kind === 'invalid') return xml;
  const { name } = xml.root;
  if (name !== 'testsuites' && name !== 'testsuite') {
    return {
      kind: 'invalid',
      reason: say(
        'it is XML, but not a JUnit report: its root is <{0}>, not <testsuites>',
        cleanText(name, 100),
      ),
    };
  }
  const report = new Report(root);
  report.readSuite(xml.root, '');
  const counts = report.counts();
  const { total, passed, failed, skipped } = counts;
  return {
    kind: 'results',
    findings: boundFindings(report.findings),
    metrics: { tests: total, passed, failed, skipped },
    counts,
  };
}

class Report {
  readonly findings: Finding[] = [];
  readonly #root: string;
  #total = 0;
  #failed = 0;
  #skipped = 0;
  /** Failures that the report describes: a test may have two. */
  #described = 0;

  constructor(root: string) {
    this.#root = root;
  }

  counts(): TestCounts {
    const passed = this.#total - this.#failed - this.#skipped;
    return { total: this.#total, passed, failed: this.#failed, skipped: this.#skipped };
  }

  readSuite(suite: XmlElement, producer: string): void {
    const name = suite.attributes['name'] ?? producer;
    const before = this.#described;
    for (const child of suite.children) {
      if (child.name === 'testsuite') this.readSuite(child, name);
      else if (child.name === 'testcase') this.#readTest(child, name);
      // Some tools report a suite that could not be set up so.
      else if (isFailure(child)) this.#addFailure(suite, child, name);
    }
    this.#addUnnamed(suite, this.#described - before);
  }

  #readTest(test: XmlElement, suite: string): void {
    this.#total++;
    // A test may fail and its teardown too: one failed test with two findings.
    const failures = test.children.filter(isFailure);
    for (const failure of failures) this.#addFinding(test, failure, suite);
    if (failures.length > 0) this.#failed++;
    else if (test.children.some((child) => child.name === 'skipped')) this.#skipped++;
    else if (test.children.some((child) => /^flaky(Failure|Error)$/.test(child.name)))
      this.#addFlaky(test, suite);
  }

  #addFailure(owner: XmlElement, failure: XmlElement, suite: string): void {
    this.#total++;
    this.#failed++;
    this.#addFinding(owner, failure, suite);
  }

  #addFinding(test: XmlElement, failure: XmlElement, suite: string): void {
    this.#described++;
    const place = placeOfTest(test, failure.text, suite, this.#root);
    const words = cleanText(failure.attributes['message'] ?? '') || cleanText(failure.text) || failure.name;
    this.findings.push({ severity: 'fail', message: say('{0}: {1}', titleOf(test), words), ...place });
  }

  #addFlaky(test: XmlElement, suite: string): void {
    const message = say('{0} failed at first and passed when it was repeated.', titleOf(test));
    this.findings.push({ severity: 'warn', message, ...placeOfTest(test, '', suite, this.#root) });
  }

  /** Suites may count failures that no test case tells of, such as a file that could not be loaded. */
  #addUnnamed(suite: XmlElement, named: number): void {
    const unnamed = countOf(suite, 'failures') + countOf(suite, 'errors') - named;
    if (unnamed <= 0) return;
    this.#total += unnamed;
    this.#failed += unnamed;
    this.#described += unnamed;
    const title = cleanText(suite.attributes['name'] ?? suite.name, 200);
    const message = say('{0} reports failures that it does not describe: {1}.', title, unnamed);
    const next = say('Read the output of the command.');
    this.findings.push({ severity: 'fail', message, next });
  }
}

function isFailure({ name }: XmlElement): boolean {
  return name === 'failure' || name === 'error';
}

function titleOf(test: XmlElement): string {
  const name = cleanText(test.attributes['name'] ?? '', 300);
  const owner = cleanText(test.attributes['classname'] ?? '', 300);
  if (name === '') return owner === '' ? test.name : owner;
  // Jest repeats the whole title in both.
  return owner === '' || name.startsWith(owner) ? name : `${owner} › ${name}`;
}

/** A count that a suite declares; hostile ones are bounded. */
function countOf(suite: XmlElement, attribute: string): number {
  const declared = suite.attributes[attribute] ?? '';
  return /^\d{1,7}$/.test(declared) ? Number(declared) : 0;
}
