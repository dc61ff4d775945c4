/** How many colours of wheels the style has. */
const INKS = 6;

/** Class that gives something the colour of a wheel, by the wheel's place in the lifecycle. */
export function inkClass(index: number): string {
  return `wheel-${String(index < 0 ? INKS - 1 : index % INKS)}`;
}
