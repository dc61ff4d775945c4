/** Begins each line of the report on tests in the editor, to tell it from what else the editor logs. */
export const hostTestMark = '[test] ';
