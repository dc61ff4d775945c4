import type { Stage } from '../../core/lifecycle/lifecycle';
import { say } from '../../core/text/message';
import type { Localize } from '../text/localize';

/** A cell of a new notebook. */
export interface NewCell {
  readonly kind: 'text' | 'code';
  readonly text: string;
}

/** The cells of a new notebook for a stage: what the stage is for, then each of its questions as a heading, to be answered. */
export function stageCells({ title, guidance }: Stage, words: Localize): readonly NewCell[] {
  const name = words({ text: title });
  const done = guidance.done.map((item) => `- [ ] ${words({ text: item })}`).join('\n');
  return [
    { kind: 'text', text: `# ${name}\n\n${words({ text: guidance.purpose })}` },
    ...guidance.questions.flatMap((question): NewCell[] => [
      { kind: 'text', text: `## ${words({ text: question })}` },
      { kind: 'code', text: '' },
    ]),
    ...(done === '' ? [] : [{ kind: 'text', text: `## ${words(say('Done when'))}\n\n${done}` } as const]),
  ];
}

/** The metadata by which a notebook names its stage, as the editor keeps a notebook's. */
export function stageMetadata(stage: string): Readonly<Record<string, unknown>> {
  return { metadata: { ml_lifecycle: { stage } } };
}
