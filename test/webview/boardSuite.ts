import assert from 'node:assert/strict';
import { BoardHarness, type BoardOptions, type OpenBoard } from './boardHarness';

/** What the tests of a suite open boards with. */
export interface BoardSuite {
  readonly harness: BoardHarness;
  readonly open: (options?: BoardOptions) => Promise<OpenBoard>;
  /** Asks the boards that are open what went wrong, and closes them, for a test that opens another. */
  readonly close: () => Promise<void>;
}

/** The browser and the bundle of all suites, from the first that needs them until all tests are done. */
let harness: BoardHarness | undefined;
after(() => harness?.stop());

/** Boards for the tests of the suite around. After each test its boards are asked what went wrong, and closed. */
export function boardSuite(): BoardSuite {
  const opened: OpenBoard[] = [];
  const started = (): BoardHarness => {
    assert.ok(harness, 'The browser is there while tests run.');
    return harness;
  };
  before(async function () {
    this.timeout(60_000);
    harness ??= await BoardHarness.start();
  });
  const close = async (): Promise<void> => {
    for (const board of opened.splice(0)) {
      assert.deepEqual(await board.violations(), [], 'the page’s policy refused nothing, and nothing threw');
      await board.close();
    }
  };
  afterEach(close);
  return {
    get harness() {
      return started();
    },
    open: async (options) => {
      const board = await started().open(options);
      opened.push(board);
      return board;
    },
    close,
  };
}
