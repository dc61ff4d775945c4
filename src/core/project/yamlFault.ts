import type { YAMLError } from 'yaml';
import { say, verbatim, type Message } from '../text/message';
import type { TreeFault } from './readTree';

/** What the parser complains of, in the words of a project file. */
export function yamlFault(error: YAMLError): TreeFault {
  const severity = error.name === 'YAMLWarning' ? 'warning' : 'error';
  return { severity, span: error.pos, ...describe(error) };
}

function describe(error: YAMLError): { code: string; message: Message; next?: Message } {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return {
        code: 'tab-indent',
        message: say('YAML does not allow tabs as indentation.'),
        next: say('Indent with spaces.'),
      };
    case 'TAG_RESOLVE_FAILED':
      return {
        code: 'unknown-tag',
        message: say('Tags mean nothing in a project file.'),
        next: say('Leave the tag out.'),
      };
    case 'BAD_INDENT':
      return notYaml(error, say('Line up the keys of a map and the items of a list.'));
    case 'MISSING_CHAR':
      return notYaml(error, say('Close what is open: a quote, a bracket, or add the missing ":".'));
    case 'MULTILINE_IMPLICIT_KEY':
      return notYaml(error, say('Write "key: value", one on a line.'));
    case 'BLOCK_AS_IMPLICIT_KEY':
      return notYaml(error, say('Put text that contains ": " between quotes.'));
    case 'BAD_SCALAR_START':
      return notYaml(error, say('Put the text between quotes.'));
    default:
      return notYaml(error);
  }
}

function notYaml(error: YAMLError, next?: Message): { code: string; message: Message; next?: Message } {
  const message = say('This is not YAML: {0}.', verbatim(firstSentence(error.message)));
  return { code: 'not-yaml', message, ...(next === undefined ? {} : { next }) };
}

function firstSentence(words: string): string {
  const [line] = words.split('\n');
  return (line ?? '').replace(/[.:]\s*$/, '').slice(0, 200);
}
