import type { Place } from '../../place/place';
import { readTree, type TreeFault } from '../../project/readTree';
import { yamlFault } from '../../project/yamlFault';
import { parseYaml } from '../../project/yamlText';
import type { Span, TreeNode } from '../../project/yamlTree';
import { say, type Message } from '../../text/message';
import { unreadableFile, type Fault } from '../outcomes';
import type { CheckWorld } from '../world/checkWorld';

/** A YAML (or JSON) file, read: its documents as trees that know their places. */
export interface YamlDocuments {
  readonly kind: 'documents';
  readonly path: string;
  /** At least one; empty documents are left out. */
  readonly roots: readonly TreeNode[];
  readonly placeOf: (span: Span) => Place;
}

/** Longer files are data rather than settings. */
const MAX_LENGTH = 4 * 1024 * 1024;

/** Reads a file of settings; a missing, malformed or empty one is a fault with its place. */
export async function readYamlDocuments(
  path: string,
  world: CheckWorld,
): Promise<YamlDocuments | { readonly kind: 'fault'; readonly fault: Fault }> {
  const content = await world.readText(path);
  if (content.kind === 'unreadable') return { kind: 'fault', fault: unreadableFile(path, content.reason) };
  if (content.text.length > MAX_LENGTH)
    return fault({ path }, say('{0} is larger than 4 MiB, too large for settings.', path));
  return yamlDocumentsOf(path, content.text);
}

/** The documents of a text that stands in a file. */
export function yamlDocumentsOf(
  path: string,
  text: string,
): YamlDocuments | { readonly kind: 'fault'; readonly fault: Fault } {
  const yaml = parseYaml(text);
  if (yaml.kind !== 'yaml')
    return fault({ path, range: yaml.range }, say('{0} is too large or too deeply nested.', path));
  const placeOf = (span: Span): Place => ({ path, range: yaml.rangeOf(span) });
  const faults: TreeFault[] = yaml.documents.flatMap(({ errors }) => errors.map(yamlFault));
  const roots = yaml.documents.flatMap(({ contents }) => readTree(contents, faults) ?? []);
  const [first] = faults;
  if (first !== undefined) return fault(placeOf(first.span), first.message, nextStep(text));
  const written = roots.filter((root) => root.kind !== 'scalar' || root.value !== null);
  if (written.length === 0) return fault({ path }, say('{0} is empty.', path));
  return { kind: 'documents', path, roots: written, placeOf };
}

function nextStep(text: string): Message {
  return /\{\{.*\}\}/.test(text)
    ? say('This is a template: name the files that it is rendered to.')
    : say('Mend the file, or name the right one in the project file.');
}

function fault(
  place: Partial<Place>,
  message: Message,
  next: Message = say('Mend the file, or name the right one in the project file.'),
): { readonly kind: 'fault'; readonly fault: Fault } {
  return { kind: 'fault', fault: { ...place, message, next } };
}
