import { boardMemory, type BoardMemory, type DecisionDraft } from '../../src/protocol/board';
import { FIRST_MODEL, type BoardModel } from './boardModel';

/** A dialog in which nothing is filled in yet. */
export const EMPTY_DRAFT: DecisionDraft = { reason: '' };

/** The page before the host's first word, as it was left; anew where that cannot be read. */
export function recalled(memory: unknown): { readonly model: BoardModel; readonly draft: DecisionDraft } {
  const { success, data } = boardMemory.safeParse(memory);
  if (!success) return { model: FIRST_MODEL, draft: EMPTY_DRAFT };
  const { deciding, draft = EMPTY_DRAFT } = data.dialog ?? {};
  return { model: { ...FIRST_MODEL, ...chosen(data), deciding, isReopened: true }, draft };
}

/** What is to be kept of a page and of its open dialog. */
export function memoryOf(model: BoardModel, draft: DecisionDraft): BoardMemory {
  const { deciding } = model;
  return { version: 1, ...chosen(model), ...(deciding && { dialog: { deciding, draft } }) };
}

/** Whether there is nothing new to be kept. */
export function isSameChoice(a: BoardModel, b: BoardModel): boolean {
  return (['root', 'stage', 'view', 'columns', 'deciding'] as const).every((key) => a[key] === b[key]);
}

function chosen({ root, stage, view, columns }: Omit<BoardMemory, 'version' | 'dialog'>) {
  return {
    ...(root === undefined ? {} : { root }),
    ...(stage === undefined ? {} : { stage }),
    ...(view === undefined ? {} : { view }),
    ...(columns === undefined ? {} : { columns }),
  };
}
