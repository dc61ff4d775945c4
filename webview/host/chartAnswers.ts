import * as z from 'zod/mini';

/** Shapes of what the host answers for charts; fields beyond them are let through. */
const number = z.optional(z.number());
const text = z.looseObject({ text: z.string(), args: z.optional(z.array(z.unknown())) });
const feature = z.looseObject({
  name: z.string(),
  method: z.optional(z.string()),
  ...{ value: number, warn: number, fail: number },
  verdict: z.enum(['pass', 'warn', 'fail']),
});
const shares = z.looseObject({ bars: z.array(z.number()), outside: z.number(), missing: z.number() });
const bins = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('edges'), edges: z.array(z.number()) }),
  z.looseObject({ kind: z.literal('values'), values: z.array(z.string()) }),
]);
const histogram = z.looseObject({ bins, reference: shares, current: shares });
const chart = z.looseObject({
  features: z.array(z.looseObject({ ...feature.shape, histogram: z.optional(histogram) })),
  left: z.int(),
});
const moment = z.looseObject({
  ...{ commit: z.string(), author: z.string(), date: z.string() },
  features: z.array(feature),
});

const distribution = z.discriminatedUnion('kind', [
  z.looseObject({ kind: z.literal('edges'), edges: z.array(z.number()), shares: z.array(z.number()) }),
  z.looseObject({
    kind: z.literal('values'),
    values: z.array(z.string()),
    shares: z.array(z.number()),
    others: z.number(),
  }),
]);
const column = z.looseObject({
  ...{ name: z.string(), type: z.string(), isIdentifier: z.boolean() },
  ...{ missing: z.int(), infinite: z.int(), distinct: z.int() },
  numbers: z.optional(
    z.looseObject({
      ...{ min: number, max: number, mean: number, deviation: number },
      quartiles: z.optional(z.array(z.number())),
    }),
  ),
  distribution: z.optional(distribution),
});
const reference = z.discriminatedUnion('kind', [
  z.looseObject({
    ...{ kind: z.literal('summary'), name: z.string(), files: z.array(z.string()), rows: z.int() },
    ...{ columns: z.array(column), left: z.int() },
  }),
  z.looseObject({ kind: z.literal('unusable'), name: z.string(), reason: text }),
]);

const root = z.string();
const check = { root, stage: z.string(), check: z.string() };

/** Answers by which drift and references are drawn. */
export const chartAnswers = [
  z.looseObject({
    ...{ kind: z.literal('driftHistory'), ...check },
    ...{ moments: z.array(moment), isCut: z.boolean(), isShallow: z.boolean() },
  }),
  z.looseObject({ kind: z.literal('driftAt'), ...check, commit: z.string(), chart }),
  z.looseObject({
    kind: z.literal('referenceProfiles'),
    root,
    references: z.array(reference),
    left: z.int(),
  }),
] as const;
