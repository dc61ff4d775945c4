import type { StageId } from '../lifecycle/lifecycle';
import { stagesOfMarker } from './markers';

const NAMED = /(lifecycle:[ \t]*)([\w-]+(?:[ \t]*,[ \t]*[\w-]+)*)/i;

/** A marker comment's line with a stage more. Nothing if it is no such line. */
export function withMarkerStage(line: string, stage: StageId): string | undefined {
  const stages = stagesOfMarker(line);
  if (stages === undefined || stages.includes(stage)) return stages && line;
  return withMarkerStages(line, [...stages, stage]);
}

/** A marker comment's line without a stage; an empty text where it named no other. Nothing if it is no such line. */
export function withoutMarkerStage(line: string, stage: StageId): string | undefined {
  const stages = stagesOfMarker(line);
  if (stages?.includes(stage) !== true) return undefined;
  return withMarkerStages(
    line,
    stages.filter((other) => other !== stage),
  );
}

/** A marker comment's line with other stages; an empty text with none. */
export function withMarkerStages(line: string, stages: readonly StageId[]): string {
  return stages.length === 0 ? '' : line.replace(NAMED, `$1${stages.join(', ')}`);
}
