import * as z from 'zod/mini';
import type { Finding } from '../../evidence/evidence';
import type { Place } from '../../place/place';
import type { Span, TreeNode } from '../../project/yamlTree';
import { say, type Message } from '../../text/message';
import { textOf } from '../yaml/yamlNodes';
import { fillIn } from './dockerfile';
import { imageReference, isMoving, isOpen } from './imageReference';

/** What every container in production must have. */
export const CONTAINER_RULES = ['limits', 'probes', 'tags'] as const;
export type ContainerRule = (typeof CONTAINER_RULES)[number];

/** The parameters that checks of containers share. */
export const containerParameters = {
  require: z
    ._default(z.array(z.enum(CONTAINER_RULES)).check(z.minLength(1)), [...CONTAINER_RULES])
    .check(
      z.describe(
        'What is asked of each container: `limits` of memory and processor, `probes` of its health, `tags` that do not move.',
      ),
    ),
  ignore: z
    ._default(z.array(z.string().check(z.minLength(1), z.maxLength(200))).check(z.maxLength(100)), [])
    .check(z.describe('Names of containers or services that are not judged.')),
};

/** A container, as a manifest describes it. */
export interface Container {
  readonly name: string;
  readonly placeOf: (span: Span) => Place;
  /** Where findings about the whole container belong. */
  readonly span: Span;
  readonly image: TreeNode | undefined;
  /** Limits that are missing: "memory". */
  readonly missingLimits: readonly string[];
  /** What tells that it is well and is missing, in the manifest's own word: "healthcheck". */
  readonly missingProbes: readonly string[];
}

/** Judges a container by the rules that were asked for. */
export function judgeContainer(container: Container, rules: readonly ContainerRule[]): readonly Finding[] {
  const { name, missingLimits, missingProbes } = container;
  const place = container.placeOf(container.span);
  const warn = (message: Message, next: Message, at: Place = place): Finding => ({
    severity: 'warn',
    ...at,
    message,
    next,
  });
  const findings: Finding[] = [];
  if (rules.includes('limits') && missingLimits.length > 0) {
    const message = say('"{0}" has no limit for: {1}.', name, missingLimits.join(', '));
    findings.push(warn(message, say('Set limits, so that one container cannot starve the others.')));
  }
  if (rules.includes('probes') && missingProbes.length > 0) {
    const message = say(
      'Nobody would notice that "{0}" hangs: it has no {1}.',
      name,
      missingProbes.join(', '),
    );
    findings.push(warn(message, say('Let the platform ask it for its health.')));
  }
  const image = textOf(container.image);
  if (rules.includes('tags') && image !== undefined && container.image !== undefined) {
    const filled = fillIn(image, new Map());
    if (!isOpen(filled) && isMoving(imageReference(filled))) {
      const message = say('"{0}" runs {1}, which is another image tomorrow.', name, filled);
      const next = say('Name the version, better the digest, that was tested.');
      findings.push(warn(message, next, container.placeOf(container.image.span)));
    }
  }
  return findings;
}
