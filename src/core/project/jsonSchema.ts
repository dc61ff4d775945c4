import * as z from 'zod/mini';
import { PRESETS } from '../lifecycle/presets';
import { projectSchema } from './projectSchema';

/** The part of JSON Schema (draft 7) that the project file's schema uses. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly default?: unknown;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly propertyNames?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly dependencies?: Readonly<Record<string, readonly string[]>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly if?: JsonSchema;
  readonly then?: JsonSchema;
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** What the schema tells of a built-in check. */
export interface DescribedCheck {
  readonly id: string;
  readonly title: string;
  readonly parameters: z.core.$ZodType;
}

/**
 * The JSON Schema of project files, for completion, hover and validation in editors: draft 7, which they all
 * read. It has the parameters of each built-in check. The same input gives the same bytes.
 */
export function projectJsonSchema(checks: readonly DescribedCheck[]): JsonSchema {
  const file = toJsonSchema(projectSchema);
  const stages = file.properties?.['stages'] ?? {};
  const gates = file.properties?.['gates'] ?? {};
  const stage = valuesOf(stages);
  const stageChecks = stage.properties?.['checks'] ?? {};
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    ...file,
    required: ['version'],
    properties: {
      ...file.properties,
      stages: withStages(stages, 'stage'),
      gates: withStages(gates, 'gate'),
    },
    definitions: {
      stage: {
        ...stage,
        properties: {
          ...stage.properties,
          checks: { ...stageChecks, additionalProperties: { $ref: '#/definitions/check' } },
        },
      },
      check: withCatalogue(valuesOf(stageChecks), checks),
      gate: valuesOf(gates),
    },
  };
}

function toJsonSchema(schema: z.core.$ZodType): JsonSchema {
  const made = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Classes of Unicode need a flag that patterns of JSON Schema do not have.
      if (jsonSchema.pattern?.includes('\\p{')) delete jsonSchema.pattern;
    },
  });
  // Which draft it is stands once, at the top.
  delete made.$schema;
  return allowNothing(made as JsonSchema);
}

/** Writes "this or nothing" as a type, which editors show better than a choice of schemas. */
function allowNothing(schema: JsonSchema): JsonSchema {
  const { anyOf, ...rest } = mapChildren(schema, allowNothing);
  if (anyOf === undefined) return rest;
  const [first, ...others] = anyOf.filter((option) => option.type !== 'null');
  if (first === undefined || others.length > 0 || anyOf.length !== 2) return { ...rest, anyOf };
  if (first.anyOf !== undefined) return { ...first, ...rest, anyOf: [...first.anyOf, { type: 'null' }] };
  if (first.enum !== undefined || first.const !== undefined || typeof first.type !== 'string') {
    return { ...first, ...rest };
  }
  return { ...first, ...rest, type: [first.type, 'null'] };
}

function mapChildren(schema: JsonSchema, change: (child: JsonSchema) => JsonSchema): JsonSchema {
  const { properties, additionalProperties, items, anyOf } = schema;
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, change(value)])),
    }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: change(additionalProperties) }),
    ...(items && { items: change(items) }),
    ...(anyOf && { anyOf: anyOf.map(change) }),
  };
}

function valuesOf(map: JsonSchema): JsonSchema {
  return typeof map.additionalProperties === 'object' ? map.additionalProperties : {};
}

/** Offers the stages of the presets by name, with what is done in each; a project may have others. */
function withStages(section: JsonSchema, definition: 'stage' | 'gate'): JsonSchema {
  const named = PRESETS.flatMap((preset) => preset.stages).map(
    ({ id, guidance }) =>
      [id, { description: guidance.purpose, allOf: [{ $ref: `#/definitions/${definition}` }] }] as const,
  );
  return {
    ...section,
    // Of presets that share a stage the first one describes it.
    properties: Object.fromEntries(
      named.filter(([id], index) => named.findIndex((one) => one[0] === id) === index),
    ),
    additionalProperties: { $ref: `#/definitions/${definition}` },
  };
}

function withCatalogue(check: JsonSchema, checks: readonly DescribedCheck[]): JsonSchema {
  const { uses, ...properties } = check.properties ?? {};
  return {
    ...check,
    properties: {
      uses: {
        ...uses,
        type: 'string',
        enum: checks.map(({ id }) => id),
        enumDescriptions: checks.map(({ title }) => title),
      },
      ...properties,
    },
    oneOf: [{ required: ['uses'] }, { required: ['run'] }],
    dependencies: { with: ['uses'], results: ['run'] },
    allOf: checks.map((one) => parametersOf(one)),
  };
}

function parametersOf({ id, parameters }: DescribedCheck): JsonSchema {
  const schema = toJsonSchema(parameters);
  const needed = (schema.required ?? []).length > 0;
  const given: JsonSchema = needed ? schema : { ...schema, type: ['object', 'null'] };
  return {
    if: { properties: { uses: { const: id } }, required: ['uses'] },
    then: { properties: { with: given }, ...(needed ? { required: ['with'] } : {}) },
  };
}
