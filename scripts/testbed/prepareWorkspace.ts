import { copyExampleWithHistory } from '../example/makeHistory';

/** Fills an empty folder with what the tests in an editor work on: the example project and its history. */
export const prepareWorkspace: (target: string) => Promise<void> = copyExampleWithHistory;
