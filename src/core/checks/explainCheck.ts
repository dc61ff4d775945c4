import * as z from 'zod/mini';
import type { BuiltinCheck } from './builtinCheck';

/** The part of JSON Schema that parameters use. */
interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** The documentation of a check as Markdown, made from its module. */
export function explainCheck(check: BuiltinCheck): string {
  const schema = z.toJSONSchema(check.parameters, { io: 'input', unrepresentable: 'any' }) as Schema;
  const example = check.example.split('\n').map((line) => `  ${line}`);
  return [
    `# ${check.id}`,
    `**${check.title}**`,
    check.description,
    '## Parameters',
    parameterTable(schema),
    '## Stages',
    `It suits ${check.stages.map((stage) => `\`${stage}\``).join(', ')}; any stage may use it.`,
    '## Example',
    ['```yaml', `uses: ${check.id}`, 'with:', ...example, '```'].join('\n'),
    '',
  ]
    .join('\n\n')
    .trimEnd();
}

function parameterTable({ properties = {}, required = [] }: Schema): string {
  const rows = Object.entries(properties).map(([name, schema]) => {
    const fallback = required.includes(name) ? 'required' : defaultOf(schema);
    return row([`\`${name}\``, typeOf(schema), fallback, schema.description ?? '']);
  });
  if (rows.length === 0) return 'None.';
  return [row(['Name', 'Type', 'Default', 'Meaning']), row(['---', '---', '---', '---']), ...rows].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function defaultOf({ default: value }: Schema): string {
  return value === undefined ? '–' : `\`${JSON.stringify(value)}\``;
}

function typeOf(schema: Schema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.enum !== undefined) return schema.enum.map((item) => `\`${String(item)}\``).join(', ');
  switch (schema.type) {
    case 'array':
      return schema.items === undefined ? 'list' : `list of ${typeOf(schema.items)}s`;
    case 'string':
      return 'text';
    case 'integer':
      return 'whole number';
    case 'boolean':
      return 'true or false';
    case 'object':
      return 'map';
    default:
      return schema.type ?? 'any';
  }
}
