/** Height of a stage's label: its title and its counts. */
export const LABEL_HEIGHT = 29;

/** Longer titles are cut; the whole title is in the tooltip, the name and the details. */
const LONGEST_TITLE = 18;
/** Mean width of a character of the title. An estimate is enough: labels keep a distance from everything. */
const CHARACTER = 6.9;
const SHORTEST_LABEL = 34;

/** A title as the label shows it. */
export function labelTitle(title: string): string {
  const characters = Array.from(title);
  if (characters.length <= LONGEST_TITLE) return title;
  return `${characters.slice(0, LONGEST_TITLE - 1).join('')}…`;
}

/** How wide the label of a title is. */
export function labelWidth(title: string): number {
  return Math.max(SHORTEST_LABEL, Array.from(labelTitle(title)).length * CHARACTER + 4);
}
