import type * as z from 'zod/mini';
import type { TreePath } from './yamlTree';

type Schema = z.core.$ZodType;

/** The keys that a map may have at a path of a schema; `undefined` where any key may stand. */
export function keysAt(schema: Schema, path: TreePath): readonly string[] | undefined {
  let schemas: readonly Schema[] = [schema];
  for (const step of path) schemas = schemas.flatMap((one) => childrenOf(one, step));
  const maps = schemas.flatMap(unwrap).flatMap((one) => {
    const { def } = one._zod;
    return isObject(def) ? Object.keys(def.shape) : [];
  });
  return maps.length === 0 ? undefined : [...new Set(maps)];
}

function childrenOf(schema: Schema, step: string | number): readonly Schema[] {
  return unwrap(schema).flatMap((one) => {
    const { def } = one._zod;
    if (isObject(def)) return Object.hasOwn(def.shape, step) ? [def.shape[step] as Schema] : [];
    if (isRecord(def)) return [def.valueType];
    return isArray(def) ? [def.element] : [];
  });
}

/** The schemas that a value may meet: behind optional, nullable and default, and each option of a union. */
function unwrap(schema: Schema): readonly Schema[] {
  const { def } = schema._zod;
  if ('innerType' in def) return unwrap(def.innerType as Schema);
  if (def.type === 'pipe') return unwrap((def as z.core.$ZodPipeDef).in);
  if (def.type === 'union') return (def as z.core.$ZodUnionDef).options.flatMap((option) => unwrap(option));
  return [schema];
}

function isObject(def: z.core.$ZodTypeDef): def is z.core.$ZodObjectDef {
  return def.type === 'object';
}

function isRecord(def: z.core.$ZodTypeDef): def is z.core.$ZodRecordDef {
  return def.type === 'record';
}

function isArray(def: z.core.$ZodTypeDef): def is z.core.$ZodArrayDef {
  return def.type === 'array';
}
