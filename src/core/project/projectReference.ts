import { projectJsonSchema, type JsonSchema } from './jsonSchema';

/** The reference of the project file as Markdown, made from its schema. */
export function projectReference(): string {
  const schema = projectJsonSchema([]);
  const { stage = {}, check = {}, gate = {} } = schema.definitions ?? {};
  return [
    '# The project file',
    schema.description ?? '',
    section('Top level', schema),
    section('`stages.<stage>`', stage),
    section('`stages.<stage>.checks.<check>`', check),
    section('`gates.<stage>`', gate),
    '',
  ].join('\n\n');
}

function section(title: string, schema: JsonSchema): string {
  const rows = Object.entries(schema.properties ?? {}).map(([key, value]) =>
    row([`\`${key}\``, typeOf(value), value.description ?? '', exampleOf(value)]),
  );
  const table = [row(['Key', 'Type', 'Meaning', 'Example']), row(['---', '---', '---', '---']), ...rows];
  return [`## ${title}`, table.join('\n')].join('\n\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}

function typeOf({ type, enum: values, anyOf }: JsonSchema): string {
  if (values !== undefined && values.length > 0)
    return values.map((value) => `\`${String(value)}\``).join(', ');
  if (anyOf !== undefined) return 'text or map';
  const name = (typeof type === 'string' ? [type] : (type ?? [])).find((one) => one !== 'null');
  switch (name) {
    case 'array':
      return 'list';
    case 'object':
      return 'map';
    case 'string':
      return 'text';
    default:
      return name ?? 'any';
  }
}

function exampleOf({ examples }: JsonSchema): string {
  const [example] = examples ?? [];
  if (example === undefined) return '';
  return `\`${typeof example === 'string' ? example : JSON.stringify(example)}\``;
}
