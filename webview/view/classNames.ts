/** The names of the states that are on. */
export function namesOf(states: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.entries(states).flatMap(([name, isOn]) => (isOn ? [name] : []));
}
