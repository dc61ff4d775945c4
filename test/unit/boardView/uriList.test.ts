import assert from 'node:assert/strict';
import { addressesIn, carriesFiles, droppedFiles } from '../../../src/core/boardView/uriList';

/** What a drop carries by type. */
function dropOf(data: Readonly<Record<string, string>>): (type: string) => string {
  return (type) => data[type] ?? '';
}

describe('Lists of dragged files', () => {
  it('have an address a line, and comments', () => {
    assert.deepEqual(addressesIn('# two\r\nfile:///a\r\nfile:///b\n\n'), ['file:///a', 'file:///b']);
  });

  it('are known by their types, whatever their case', () => {
    assert.ok(carriesFiles(['text/plain', 'ResourceURLs']));
    assert.ok(!carriesFiles(['text/plain', 'text/html']));
  });

  it('are read from the most telling type that has files', () => {
    const editor = 'file:///a\r\nfile:///b\r\nfile:///a';
    assert.deepEqual(
      droppedFiles(dropOf({ 'application/vnd.code.uri-list': editor, 'text/uri-list': 'file:///a' }), 9),
      [...['file:///a', 'file:///b']],
    );
    assert.deepEqual(droppedFiles(dropOf({ 'text/uri-list': '', resourceurls: '["file:///c"]' }), 9), [
      'file:///c',
    ]);
  });

  it('have the files of another machine that the window is connected to', () => {
    const remote = 'vscode-remote://ssh-remote%2Bhost/a';
    assert.deepEqual(droppedFiles(dropOf({ 'text/uri-list': remote }), 9), [remote]);
  });

  it('take nothing but files, and no more than so many', () => {
    const mixed = 'https://example.org\nfile:///a\nuntitled:b\nfile:///c';
    assert.deepEqual(droppedFiles(dropOf({ 'text/uri-list': mixed }), 9), ['file:///a', 'file:///c']);
    assert.deepEqual(droppedFiles(dropOf({ 'text/uri-list': mixed }), 1), ['file:///a']);
    for (const json of ['{"0":"file:///a"}', '[1,null]', 'rubbish', '["ftp://a"]']) {
      assert.deepEqual(droppedFiles(dropOf({ resourceurls: json }), 9), [], json);
    }
  });
});
