import { say } from '../text/message';
import { chosenWheel, newStage, type WheelLoops } from './changeStages';
import type { LoopId, StageId } from './lifecycle';
import { shown, unknownName, unknownStage } from './lifecycleProblem';
import type { StageChange } from './lifecycleSchema';
import type { Outline, OutlinedStage } from './outline';
import type { Report } from './readPart';
import type { SortedChanges } from './sortChanges';

/** A stage on its way to its place. */
interface Placement {
  readonly change: StageChange;
  /** The stage that it comes after. */
  readonly anchor: StageId;
  readonly isNew: boolean;
}

/** Adds new stages and moves old ones, each after the stage that `after` or its wheel says. */
export function placeStages(
  outline: Outline,
  sorted: SortedChanges,
  wheelLoops: WheelLoops,
  report: Report,
): Outline {
  return new Placing(outline, sorted, wheelLoops, report).result();
}

/** One run of `placeStages`: stages may come after stages that have yet to find their own place. */
class Placing {
  private readonly loops: Map<LoopId, StageId[]>;
  private readonly stages: OutlinedStage[];
  private readonly pending = new Map<StageId, Placement>();

  constructor(
    private readonly outline: Outline,
    private readonly sorted: SortedChanges,
    private readonly wheelLoops: WheelLoops,
    private readonly report: Report,
  ) {
    this.loops = new Map(outline.loops.map((loop) => [loop.id, [...loop.stages]]));
    this.stages = [...outline.stages];
  }

  result(): Outline {
    for (const [id, change] of this.sorted.changes) this.await(id, change, false);
    for (const [id, change] of this.sorted.additions) this.await(id, change, true);
    while (this.pending.size > 0) {
      const ready = [...this.pending].filter(([, placement]) => !this.pending.has(placement.anchor));
      if (ready.length === 0) this.breakCycle();
      // From the last to the first, so that several after the same stage stand in the order of the file.
      for (const [id, placement] of ready.reverse()) {
        this.pending.delete(id);
        this.place(id, placement);
      }
    }
    const { loops, stages } = this;
    return {
      ...this.outline,
      loops: this.outline.loops.map((loop) => ({ ...loop, stages: loops.get(loop.id) ?? [] })),
      stages,
    };
  }

  private await(id: StageId, change: StageChange, isNew: boolean): void {
    const anchor = this.namedAnchor(id, change) ?? (isNew ? this.lastOfWheel(id, change) : undefined);
    if (anchor !== undefined) this.pending.set(id, { change, anchor, isNew });
  }

  private namedAnchor(id: StageId, { after }: StageChange): StageId | undefined {
    if (after === undefined) return undefined;
    const known = [...this.stages.map((stage) => stage.id), ...this.sorted.additions.keys()];
    if (known.includes(after)) return after;
    const place = { keyPath: ['stages', id, 'after'], at: 'value' } as const;
    this.report(unknownStage(place, after, known, this.sorted.renames));
    return undefined;
  }

  /** Where a new stage goes that names only its wheel; rather not after a stage that moves itself. */
  private lastOfWheel(id: StageId, change: StageChange): StageId | undefined {
    const { wheel } = change;
    if (wheel === undefined) return undefined;
    const members = this.outline.loops
      .flatMap((loop) => loop.stages)
      .filter((member) => this.stages.some((stage) => stage.id === member && stage.wheel === wheel));
    const last = members.findLast((member) => !this.pending.has(member)) ?? members.at(-1);
    if (last === undefined) {
      const message = say('This lifecycle has no wheel "{0}".', shown(wheel));
      const keyPath = ['stages', id, 'wheel'];
      this.report(
        unknownName({ keyPath, at: 'value', code: 'unknown-wheel', message }, wheel, this.wheelLoops.keys()),
      );
    }
    return last;
  }

  private place(id: StageId, { change, anchor, isNew }: Placement): void {
    const target = this.loopWith(anchor);
    if (target === undefined) {
      this.reportLostAnchor(id, anchor);
      return;
    }
    const [loop, order] = target;
    if (isNew) {
      const wheel = chosenWheel(id, change, loop, this.wheelLoops, this.report) ?? this.wheelOf(anchor);
      this.stages.push(newStage(id, change, wheel));
    } else {
      const own = this.loopWith(id);
      if (own?.[0] !== loop) {
        this.reportOtherLoop(id, anchor, own?.[0] ?? '', loop);
        return;
      }
      order.splice(order.indexOf(id), 1);
    }
    order.splice(order.indexOf(anchor) + 1, 0, id);
  }

  private loopWith(id: StageId): [LoopId, StageId[]] | undefined {
    return [...this.loops].find(([, stages]) => stages.includes(id));
  }

  private wheelOf(id: StageId): string {
    return this.stages.find((stage) => stage.id === id)?.wheel ?? '';
  }

  private reportLostAnchor(id: StageId, anchor: StageId): void {
    this.report({
      keyPath: ['stages', id, 'after'],
      at: 'value',
      code: 'unknown-stage',
      message: say('The new stage "{0}" has no place itself, so "{1}" cannot come after it.', anchor, id),
      next: say('Mend "{0}" first.', anchor),
    });
  }

  private reportOtherLoop(id: StageId, anchor: StageId, own: LoopId, other: LoopId): void {
    this.report({
      keyPath: ['stages', id, 'after'],
      at: 'value',
      code: 'other-loop',
      message: say('"{0}" lies in the loop "{1}", "{2}" in "{3}".', id, own, anchor, other),
      next: say('Name a stage of the loop "{0}"; edges join the loops.', own),
    });
  }

  /** Takes the stages of one cycle out: old ones stay where they are, new ones are left out. */
  private breakCycle(): void {
    const seen: StageId[] = [];
    let id = this.pending.keys().next().value;
    while (id !== undefined && !seen.includes(id)) {
      seen.push(id);
      id = this.pending.get(id)?.anchor;
    }
    const cycle = seen.slice(id === undefined ? 0 : seen.indexOf(id));
    for (const member of cycle) {
      // Without `after`, its wheel led it into the circle.
      const key = this.pending.get(member)?.change.after === undefined ? 'wheel' : 'after';
      this.pending.delete(member);
      this.report({
        keyPath: ['stages', member, key],
        at: 'value',
        code: 'after-cycle',
        message: say('These stages come after each other in a circle: {0}.', shown(cycle.join(', '))),
        next: say('Let one of them come after another stage.'),
      });
    }
  }
}
