import assert from 'node:assert/strict';
import { markdownText, withoutIcons, withoutLinks } from '../../../src/editor/text/escapeText';

/** How the editor finds links in notifications. */
const LINK = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
const HOSTILE = '[go](command:workbench.action.quit) $(trash) **x** `y` <img src=x onerror=alert(1)>';

describe('somebody else’s words in the editor', () => {
  it('are no links in a notification, and read the same', () => {
    assert.match(HOSTILE, LINK);
    assert.doesNotMatch(withoutLinks(HOSTILE), LINK);
    assert.doesNotMatch(withoutLinks(HOSTILE.repeat(3)), LINK);
    assert.equal(withoutLinks(HOSTILE).replaceAll('\u200b', ''), HOSTILE);
  });

  it('are no icons where labels have icons', () => {
    assert.doesNotMatch(withoutIcons(HOSTILE), /\$\(/);
  });

  it('are neither links, icons, emphasis, code nor elements in Markdown', () => {
    assert.doesNotMatch(markdownText(HOSTILE), /(?<!\\)[[\]()$*`]|</);
  });

  it('stay in one line everywhere', () => {
    for (const escape of [withoutLinks, withoutIcons, markdownText]) {
      assert.doesNotMatch(escape('a\nb\r\u2028c\u001b[2Jd\u202ee'), /[\p{Cc}\u2028\u202e]/u);
    }
  });
});
