import { globFault } from '../links/globs';
import { say } from '../text/message';
import type { IssueDetail } from './issueDetail';

const LONGEST = 500;
/** `..` as a whole segment, also inside braces. */
const CLIMBS = /(?:^|[/{,])\.\.(?:$|[/},])/;
/** A leading slash, a drive, a home folder, or an address like `s3://`. */
const OUTSIDE = /^(?:\/|[a-z]:|~|[a-z][a-z0-9+.-]*:\/\/)/i;
const CONTROL = /\p{Cc}/u;

/** What is wrong with a path or glob of the project file, if anything: it must stay inside the project. */
export function pathFault(written: string): IssueDetail | undefined {
  const path = written.startsWith('!') ? written.slice(1) : written;
  if (path.trim() === '') {
    return { code: 'empty-path', message: say('A path must not be empty.') };
  }
  if (path.length > LONGEST || CONTROL.test(path)) {
    return { code: 'bad-path', message: say('This path is too long or has control characters.') };
  }
  const outside = [path, path.replaceAll('\\', '/')].some((one) => OUTSIDE.test(one) || CLIMBS.test(one));
  if (outside) {
    return {
      code: 'path-outside',
      message: say('"{0}" leads out of the project.', path),
      next: say('Use a path inside the project, relative to its folder.'),
    };
  }
  if (path.includes('\\')) {
    const suggestion = written.replaceAll('\\', '/');
    return {
      code: 'path-backslash',
      message: say('"{0}" has backslashes.', path),
      next: say('Separate folders by "/"; it works on every system.'),
      suggestion,
    };
  }
  return globFault(path) === undefined
    ? undefined
    : {
        code: 'glob-too-complex',
        message: say('The pattern "{0}" has too many wildcards.', path),
        next: say('Split it into several simpler patterns.'),
      };
}
