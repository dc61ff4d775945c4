/** Shorter texts are copied by the engine when they are cut out. */
const VIEWS_FROM = 13;

/** A copy that does not keep the larger text alive of which the given one may be a part. */
export function ownCopy(text: string): string {
  // Engines join texts lazily and cut them out as views: cutting a joined text makes a new one.
  return text.length < VIEWS_FROM ? text : ` ${text}`.slice(1);
}
