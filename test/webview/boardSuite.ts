import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
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

/** Pages of closed boards: to open another in one of them takes half the work of a new one. */
const usedPages: Page[] = [];

/** Boards for the tests of the suite around. After each test its boards are asked what went wrong, and closed. */
export function boardSuite(): BoardSuite {
  const opened: { readonly board: OpenBoard; readonly isReusable: boolean }[] = [];
  const started = (): BoardHarness => {
    assert.ok(harness, 'The browser is there while tests run.');
    return harness;
  };
  before(async function () {
    this.timeout(60_000);
    harness ??= await BoardHarness.start();
  });
  const close = async (mayReuse = true): Promise<void> => {
    for (const { board, isReusable } of opened.splice(0)) {
      const violations = await board.violations();
      if (mayReuse && isReusable) usedPages.push(board.page);
      else await board.close();
      assert.deepEqual(violations, [], 'the page’s policy refused nothing, and nothing threw');
    }
  };
  afterEach(function () {
    // A test that broke off may have left a button pressed.
    return close(this.currentTest?.state === 'passed');
  });
  return {
    get harness() {
      return started();
    },
    open: async (options = {}) => {
      // A clock that was stopped stays so for as long as there is the page.
      const isReusable = options.stoppedClock !== true;
      const board = await started().open(options, isReusable ? usedPages.pop() : undefined);
      opened.push({ board, isReusable });
      return board;
    },
    close: () => close(),
  };
}
