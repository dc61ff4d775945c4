import { XMLParser } from 'fast-xml-parser';
import { say, type Message } from '../text/message';
import { cleanText } from './externalText';

/** An element of an XML file. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, CDATA included, without that of its children. */
  readonly text: string;
}

/** An XML file, read: its root element, or why there is none. */
export type XmlReading =
  | { readonly kind: 'element'; readonly root: XmlElement }
  | { readonly kind: 'invalid'; readonly reason: Message };

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';

/**
 * Reads XML. Entities that a file defines are never expanded, so none can explode or read other files; deep nesting
 * is refused.
 */
export function readXml(text: string): XmlReading {
  if (text.trim() === '') return { kind: 'invalid', reason: say('it is empty') };
  try {
    const nodes = newParser().parse(text) as readonly Node[];
    const root = nodes.map(elementOf).find((element) => element !== undefined);
    if (root === undefined) return { kind: 'invalid', reason: say('it has no XML element') };
    return root === 'unclosed'
      ? { kind: 'invalid', reason: say('it is not complete XML: an element is not closed') }
      : { kind: 'element', root };
  } catch (error) {
    // The parser throws for what is cut off inside a tag and for what it refuses: too deep, reserved names.
    const words = error instanceof Error ? error.message : String(error);
    return { kind: 'invalid', reason: say('it is no XML that can be read: {0}', cleanText(words, 200)) };
  }
}

function newParser(): XMLParser {
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    allowBooleanAttributes: true,
    attributeNamePrefix: '',
    parseTagValue: false,
    parseAttributeValue: false,
    trimValues: false,
    ignoreDeclaration: true,
    ignorePiTags: true,
    // Decoded here instead: what a file itself defines is never expanded.
    processEntities: false,
    cdataPropName: CDATA,
    maxNestedTags: 100,
    // The parser tolerates elements that are never closed; only these records tell them.
    captureMetaData: true,
  });
}

type Node = Readonly<Record<string | symbol, unknown>>;

function elementOf(node: Node): XmlElement | 'unclosed' | undefined {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES);
  if (name === undefined || name === TEXT || name === CDATA) return undefined;
  const place = node[XMLParser.getMetaDataSymbol() as unknown as symbol] as
    { readonly endIndex?: number } | undefined;
  if (place?.endIndex === undefined) return 'unclosed';
  const content = node[name] as readonly Node[];
  const children: XmlElement[] = [];
  for (const child of content) {
    const element = elementOf(child);
    if (element === 'unclosed') return element;
    if (element !== undefined) children.push(element);
  }
  const attributes = Object.entries((node[ATTRIBUTES] ?? {}) as Readonly<Record<string, unknown>>);
  return {
    name,
    attributes: Object.fromEntries(attributes.map(([key, value]) => [key, decoded(String(value))])),
    children,
    text: content.map(textOf).join(''),
  };
}

function textOf(node: Node): string {
  if (typeof node[TEXT] === 'string') return decoded(node[TEXT]);
  const data = node[CDATA];
  if (!Array.isArray(data)) return '';
  const parts = data.map((part: Node) => part[TEXT]);
  return parts.filter((part) => typeof part === 'string').join('');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Replaces XML's five entities and character references; anything else stays as it is written. */
function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi,
    (whole, hex, decimal, name) => {
      if (typeof name === 'string') return ENTITIES[name] ?? whole;
      const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
