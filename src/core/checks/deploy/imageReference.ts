/** The name of a container image, taken apart: `registry/name:tag@digest`. */
export interface ImageReference {
  readonly name: string;
  readonly tag?: string;
  /** `sha256:…`. */
  readonly digest?: string;
}

/** Takes a reference apart; a port of the registry is no tag. */
export function imageReference(written: string): ImageReference {
  const [named = '', digest] = written.trim().split('@', 2);
  const colon = named.lastIndexOf(':');
  const hasTag = colon > named.lastIndexOf('/');
  return {
    name: hasTag ? named.slice(0, colon) : named,
    ...(hasTag ? { tag: named.slice(colon + 1) } : {}),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** Whether a reference names another image tomorrow: no tag, or `latest`, and no digest. */
export function isMoving({ tag, digest }: ImageReference): boolean {
  return digest === undefined && (tag === undefined || tag === '' || tag.toLowerCase() === 'latest');
}

/** Whether a part of the reference is only known when it is built or deployed: `$VERSION`. */
export function isOpen(written: string): boolean {
  return written.includes('$');
}
