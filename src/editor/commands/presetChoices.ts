import { say, type Message } from '../../core/text/message';

/** A lifecycle to begin with. */
export interface PresetChoice {
  readonly preset: string;
  readonly title: Message;
  readonly detail: Message;
}

/** The lifecycles that can be chosen at set-up; the first is the default. */
export const PRESET_CHOICES: readonly PresetChoice[] = [
  {
    preset: 'mlops',
    title: say('Full lifecycle'),
    detail: say('Both loops, Data-ML and Dev-Ops, with sixteen stages. The default.'),
  },
  {
    preset: 'heuristic-first',
    title: say('Heuristic first'),
    detail: say('Ship the product end to end with rules or a dummy model; the Data-ML loop is opened later.'),
  },
  {
    preset: 'crisp-ml-q',
    title: say('CRISP-ML(Q)'),
    detail: say('The six phases of the process model, for teams that already work by it.'),
  },
];
