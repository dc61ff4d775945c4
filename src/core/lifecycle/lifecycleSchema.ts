import * as z from 'zod/mini';
import { DEFAULT_PRESET, PRESETS } from './presets';

/*
 * Descriptions: `schema.check(z.describe('…'))` registers the text in `z.globalRegistry`, where `z.toJSONSchema`
 * finds it. It has to be the last check of its schema (every `check` makes a new one), and a description of an
 * optional key belongs on the outside, on `z.optional(…)`, so that it also holds for a schema used in many places.
 */

/**
 * Names of stages become names of folders, so they are what every file system takes: lower case, no dots, none of
 * the names that Windows keeps for devices.
 */
export const STAGE_NAME = /^(?!(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$)[a-z][a-z0-9-]{0,63}$/;

/** Bounds of what a project file may ask for: far above any real lifecycle, low enough for any view. */
export const LIMITS = { stages: 100, edges: 400, open: 20, texts: 20, text: 1000, title: 80 } as const;

const text = z.string().check(z.minLength(1), z.maxLength(LIMITS.text));
const texts = z.array(text).check(z.maxLength(LIMITS.texts));
const stageName = z
  .string()
  .check(z.regex(STAGE_NAME), z.describe('Name of a stage: lower-case letters, digits and hyphens.'));
/** A name that is looked up: whatever it looks like, not being there is what is wrong with it. */
export const reference = z.string().check(z.minLength(1));
const preset = z
  .enum(PRESETS.map((lifecycle) => lifecycle.preset))
  .check(
    z.describe(
      'A preset: `mlops` (model and software, both loops), `heuristic-first` (the same, the Data-ML loop cut off ' +
        'until it is opened) or `crisp-ml-q` (the phases of CRISP-ML(Q)).',
    ),
  );

/** What `stages:` may say of a stage. */
export const stageChange = z
  .strictObject({
    title: z
      .optional(z.string().check(z.minLength(1), z.maxLength(LIMITS.title)))
      .check(z.describe('How views name the stage. Default: made from its name.')),
    wheel: z
      .optional(reference)
      .check(z.describe('The wheel it turns with. Default: that of the stage it comes after.')),
    after: z
      .optional(reference)
      .check(z.describe('Places it in a loop, after this stage. Needed for a new stage without `wheel`.')),
    replaces: z
      .optional(reference)
      .check(z.describe('Renames this stage of the preset; its place, edges and guidance stay as they are.')),
    purpose: z.optional(text).check(z.describe('What is done in the stage, in one or two sentences.')),
    questions: z.optional(texts).check(z.describe('Questions that the stage has to answer.')),
    done: z.optional(texts).check(z.describe('When the stage is done.')),
    artifacts: z.optional(texts).check(z.describe('Typical artifacts of the stage.')),
    pitfalls: z.optional(texts).check(z.describe('What tends to go wrong in the stage.')),
  })
  .check(z.describe('A stage to change, to rename (`replaces`) or to add (`after` or `wheel`).'));

/** An edge of `edges:`. */
export const edgeSpec = z
  .strictObject({
    from: reference.check(z.describe('The stage that the edge leaves.')),
    to: reference.check(z.describe('The stage that the edge leads to.')),
  })
  .check(z.describe('An edge from stage to stage.'));

/** The keys of `edges:`. */
export const edgeChanges = z
  .strictObject({
    add: z
      .optional(z.array(edgeSpec).check(z.maxLength(LIMITS.edges)))
      .check(z.describe('Edges to add. Steps of a loop and returns to earlier stages exist anyway.')),
    drop: z
      .optional(z.array(edgeSpec).check(z.maxLength(LIMITS.edges)))
      .check(z.describe('Edges between the loops to leave out.')),
  })
  .check(z.describe('Edges to add and to leave out.'));

/** The long form of `lifecycle:`. */
export const extension = z
  .strictObject({
    extends: z
      .optional(preset)
      .check(z.describe(`The preset to start from. Default: ${DEFAULT_PRESET.preset}.`)),
    stages: z
      .optional(z.record(stageName, z.nullable(stageChange)))
      .check(z.describe('Changes by stage: nothing (`~`) drops a stage, a new name adds one.')),
    edges: z.optional(edgeChanges).check(z.describe('Edges to add and to leave out.')),
    open: z
      .optional(z.array(reference).check(z.maxLength(LIMITS.open)))
      .check(z.describe('Loops that the preset has cut off and the team now opens: `data-ml`.')),
  })
  .check(z.describe('A preset with changes.'));

/** The value of `lifecycle:`, for the JSON Schema and the reference; `extendLifecycle` reads it part by part. */
export const lifecycleSchema = z
  .union([preset, extension])
  .check(z.describe('The lifecycle of the project: a preset, or a preset with changes. Default: mlops.'));

/** What the project file says of a stage that it keeps, renames or adds. */
export type StageChange = z.infer<typeof stageChange>;
/** An edge as the project file writes it. */
export type EdgeSpec = z.infer<typeof edgeSpec>;
