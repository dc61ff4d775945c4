import type { Place } from '../place/place';
import { resultPath } from './resultPath';
import type { XmlElement } from './xmlTree';

/** A line of a traceback that names a file and a line of the project, from one. */
interface Frame {
  readonly path: string;
  readonly line: number;
}

/** Enough of a traceback: its end names the crash, its beginning the test. */
const MAX_TRACE = 20_000;
const LONGEST_LINE = 1000;

/** Where a failed test is: by its traceback, the most exact, else by its attributes. Empty when nothing tells. */
export function placeOfTest(test: XmlElement, trace: string, suite: string, root: string): Partial<Place> {
  const { file, line, classname } = test.attributes;
  const path = file === undefined ? undefined : resultPath(file, root);
  const frame = bestFrame(framesOf(trace, root), path, classname);
  if (frame !== undefined) return placeAt(frame.path, frame.line - 1);
  if (path === undefined) return {};
  if (line === undefined || !/^\d{1,7}$/.test(line)) return { path };
  // pytest counts lines from zero, everybody else from one.
  const from = suite === 'pytest' || suite === 'pytest tests' ? 0 : 1;
  return placeAt(path, Math.max(0, Number(line) - from));
}

function placeAt(path: string, line: number): Partial<Place> {
  const start = { line, column: 0 };
  return { path, range: { start, end: start } };
}

/** The frame inside the test's own file says most; else the one nearest to the crash. */
function bestFrame(frames: readonly Frame[], path: string | undefined, owner = ''): Frame | undefined {
  const own = frames.filter((frame) => frame.path === path || ownsModule(frame.path, owner));
  const candidates = own.length > 0 ? own : frames;
  // Python prints the crash last, JavaScript and Java first.
  return candidates[0]?.path.endsWith('.py') === true ? candidates.at(-1) : candidates[0];
}

/** pytest's `tests.test_model.TestScores` is the class of a test in `tests/test_model.py`. */
function ownsModule(path: string, owner: string): boolean {
  if (!path.endsWith('.py')) return false;
  const module = path.slice(0, -'.py'.length).replaceAll('/', '.');
  return owner === module || owner.startsWith(`${module}.`);
}

const PATTERNS = [
  /^\s*File "([^"]+)", line (\d+)/,
  /^\s*at (?:[^()]*\()?((?:file:\/\/)?[^()\s][^()]*?):(\d+)(?::\d+)?\)?$/,
  /^([^\s:][^:]*\.\w+|[A-Za-z]:[\\/][^:]*\.\w+):(\d+)(?::|$)/,
] as const;

function framesOf(trace: string, root: string): readonly Frame[] {
  const kept =
    trace.length <= MAX_TRACE ? trace : trace.slice(0, MAX_TRACE / 2) + trace.slice(-MAX_TRACE / 2);
  return kept.split('\n').flatMap((raw) => {
    const line = raw.trimEnd();
    if (line.length > LONGEST_LINE) return [];
    const match = PATTERNS.map((pattern) => pattern.exec(line)).find((found) => found !== null);
    const [, file = '', number = ''] = match ?? [];
    const path = number.length > 7 ? undefined : resultPath(file, root);
    // What is installed is not what people mend; a bare name such as `FooTest.java` names no path.
    if (path === undefined || /(?:^|\/)(?:site-packages|node_modules)\//.test(path)) return [];
    if (!path.includes('/') && path.endsWith('.java')) return [];
    return Number(number) > 0 ? [{ path, line: Number(number) }] : [];
  });
}
