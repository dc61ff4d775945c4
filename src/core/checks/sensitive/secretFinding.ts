import type { Finding } from '../../evidence/evidence';
import { verbatim, say, type Message } from '../../text/message';
import { maskedMessage } from '../../sensitive/mask';
import type { Secret } from '../../sensitive/secret';

/** What is found where a secret stands, in words that do not tell it. */
export function secretMessage(text: string, secret: Secret): Message {
  const { what, start, end, prefix } = secret;
  const masked = maskedMessage({ shown: text.slice(start, start + prefix), length: end - start });
  switch (what.kind) {
    case 'token':
      return say('This looks like a secret key or token of {0}: {1}.', what.issuer, masked);
    case 'web-token':
      return say('This looks like a JSON Web Token, which lets whoever has it in: {0}.', masked);
    case 'private-key':
      return say('A private key is written here: {0}.', masked);
    case 'password-in-url':
      return say('An address holds a password: {0}.', masked);
    case 'authorization':
      return say('The credentials of a request are written here: {0}.', masked);
    case 'assignment':
      return say(
        'A random text is assigned to "{0}", which looks like a secret: {1}.',
        name(what.name),
        masked,
      );
  }
}

function name(written: string): Message {
  return verbatim(written.length > 60 ? `${written.slice(0, 59)}…` : written);
}

/** What to do about a secret: it is no secret any more. */
export function secretNext(): Message {
  return say(
    'Revoke it, since everyone who has the file or its history has it; then read the new one from the environment or a secret store. If it is none, write "pragma: allowlist secret" in a comment on its line.',
  );
}

/** What to do about a secret in an output. */
export function secretOutputNext(): Message {
  return say(
    'Revoke it, since everyone who has the file or its history has it; then change the cell so that it does not print it, and clear the output.',
  );
}

/** Finding of a secret at its place. */
export function secretFinding(
  text: string,
  secret: Secret,
  place: Required<Pick<Finding, 'path' | 'range'>> & Pick<Finding, 'cell'>,
): Finding {
  return { severity: 'fail', message: secretMessage(text, secret), ...place, next: secretNext() };
}
