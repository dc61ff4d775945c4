import path from 'node:path';
import { say, verbatim, type Message } from '../../core/text/message';

/**
 * What the engine says, in our words where users can cause it, without this machine's paths and without values: it
 * goes into evidence.
 */
export function engineWords(error: unknown, root: string): Message {
  const text = error instanceof Error ? error.message : String(error);
  return csvFault(text) ?? memoryFault(text) ?? verbatim(firstLine(text, root));
}

function csvFault(text: string): Message | undefined {
  const line = /^[^\n]*CSV Error on Line: (\d+)/.exec(text)?.[1];
  if (line === undefined) {
    return text.includes('state machine reached an invalid state')
      ? say(
          'its lines end in more than one way, or quotation marks stand inside a value; write it as RFC 4180 says',
        )
      : undefined;
  }
  const at = inFile(rowText(Number(line)), text);
  // The beginning of the message repeats the line itself, which may say anything.
  const [, words = ''] =
    /\n(Expected Number of Columns: [^\n]*|Value with unterminated quote|Invalid unicode|Maximum line size)/.exec(
      text.slice(text.indexOf('\n')),
    ) ?? [];
  const counts = /Expected Number of Columns: (\d+) Found: (\d+)/.exec(words);
  if (counts !== null) {
    const [, expected = '', found = ''] = counts;
    return say('{0} has {1} values where the header has {2} columns', at, found, expected);
  }
  if (words.startsWith('Value'))
    return say('{0} has a quotation mark that is not closed or stands inside a value', at);
  if (words.startsWith('Invalid')) return say('{0} is not encoded as UTF-8; save the file as UTF-8', at);
  if (words.startsWith('Maximum'))
    return say('{0} is longer than 2 MB; a quotation mark may not be closed', at);
  return say('{0} cannot be read', at);
}

/** The engine counts the header as the first line, and a quoted value of several lines as part of one. */
function rowText(line: number): Message {
  return line <= 1 ? say('the header') : say('row {0}', line - 1);
}

function inFile(place: Message, text: string): Message {
  const file = /^ {2}file = (.+)$/m.exec(text)?.[1];
  return file === undefined ? place : say('{0} of {1}', place, path.basename(file));
}

function memoryFault(text: string): Message | undefined {
  if (text.startsWith('Out of Memory')) return say('it needs more memory than the data engine may take');
  return text.includes('No space left on device') ? say('the disk is full') : undefined;
}

function firstLine(text: string, root: string): string {
  return (text.split('\n', 1)[0] ?? '').replaceAll(`${root}${path.sep}`, '').slice(0, 500);
}
