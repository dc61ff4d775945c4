import type { ProjectSnapshot } from '../../snapshot/snapshot';
import { say } from '../../text/message';
import { list, words, type Block } from '../document';
import { bounded, MOST } from './bounds';
import { nextLine } from './checkContent';

/** What is wrong in the project file and in what tools wrote beside it. */
export function problemBlocks({ problems }: ProjectSnapshot, way: string | undefined): readonly Block[] {
  return list(
    bounded(problems, MOST.problems, ({ path, cell, range, severity, message, next }) => ({
      line: [
        words(severity === 'error' ? say('error') : say('warning'), 'strong'),
        {
          kind: 'place' as const,
          place: { path, ...(cell === undefined ? {} : { cell }), ...(range === undefined ? {} : { range }) },
          way,
        },
        words(message),
      ],
      below: next === undefined ? [] : [{ line: nextLine(next), below: [] }],
    })),
  );
}
