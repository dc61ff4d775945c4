import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serviceHealth } from '../../../../src/core/checks/ops/serviceHealth';
import { HttpClient } from '../../../../src/node/service/httpClient';
import { isPrivateAddress } from '../../../../src/node/service/privateAddress';
import { judge, memoryWorld, refused } from '../memoryWorld';

describe('service.health', () => {
  const servers: Server[] = [];

  async function serve(answer: RequestListener): Promise<string> {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  async function check(url: string, more: object = {}) {
    return judge(serviceHealth, { url, ...more }, memoryWorld({}, { http: new HttpClient() }));
  }

  function words(outcome: Awaited<ReturnType<typeof check>>): string {
    return outcome.summary.text;
  }

  it('passes an answer of success', async () => {
    const url = await serve((_request, response) => response.end('{"status": "ok"}'));
    const outcome = await check(`${url}/healthz`, { expect: '"ok"' });
    assert.equal(outcome.verdict, 'pass');
    assert.deepEqual(outcome.metrics, { status: 200 });
  });

  it('fails for another status, without following redirects', async () => {
    const requests: (string | undefined)[] = [];
    const url = await serve((request, response) => {
      requests.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    assert.equal((await check(`${url}/healthz`)).verdict, 'fail');
    assert.deepEqual(requests, ['/healthz']);
    assert.equal((await check(`${url}/healthz`, { status: 302 })).verdict, 'pass');
  });

  it('fails without the expected text', async () => {
    const url = await serve((_request, response) => response.end('starting'));
    assert.equal(
      words(await check(url, { expect: 'ready' })),
      'The answer of {0} does not have the text "{1}".',
    );
  });

  it('fails where nothing listens', async () => {
    const url = await serve(() => undefined);
    for (const server of servers.splice(0)) server.close();
    const outcome = await check(url);
    assert.equal(outcome.verdict, 'fail');
    assert.deepEqual(outcome.summary.args?.[1], { text: 'nothing listens there' });
  });

  it('fails when no complete answer comes in time', async () => {
    const url = await serve((_request, response) => void response.write('half'));
    const outcome = await check(url, { timeout: 1 });
    assert.equal(outcome.verdict, 'fail');
    assert.deepEqual(outcome.summary.args?.[1], { text: 'there was no complete answer in time' });
  });

  it('reads no more than the beginning of an endless answer', async () => {
    const url = await serve((_request, response) => {
      const more = (): void => {
        if (!response.destroyed && response.write('x'.repeat(64 * 1024))) setImmediate(more);
      };
      response.on('drain', more);
      more();
    });
    assert.equal((await check(url, { expect: 'xxx' })).verdict, 'pass');
  });

  it('asks no public address unless that is allowed', async () => {
    for (const url of [
      'http://192.0.2.1/',
      'http://[2001:db8::1]/',
      'http://169.254.169.254/latest/meta-data',
    ])
      assert.equal((await check(url)).verdict, 'error', url);
  });

  it('takes only addresses of http and https without a user', () => {
    for (const url of ['file:///etc/passwd', 'http://user:word@localhost/', 'localhost:80', 'http://a b/'])
      assert.deepEqual(refused(serviceHealth, { url }), ['url'], url);
    assert.deepEqual(refused(serviceHealth, { url: 'http://localhost', timeout: 3600 }), ['timeout']);
  });
});

describe('private addresses', () => {
  it('are those of this machine and of private networks', () => {
    for (const address of [
      '127.0.0.1',
      '127.9.9.9',
      '10.1.2.3',
      '172.31.0.1',
      '192.168.0.1',
      '::1',
      'fd12::1',
      'fe80::1',
      '::ffff:10.0.0.1',
    ])
      assert.ok(isPrivateAddress(address), address);
    for (const address of [
      '8.8.8.8',
      '172.32.0.1',
      '193.168.0.1',
      '2001:db8::1',
      '::ffff:8.8.8.8',
      '169.254.169.254',
      '::ffff:169.254.169.254',
      'localhost',
      '',
    ])
      assert.ok(!isPrivateAddress(address), address);
  });
});
