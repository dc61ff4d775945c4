import { lookup } from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { HttpAnswer, HttpQuery, HttpRequest } from '../../core/checks/world/httpQuery';
import { say, verbatim, type Message } from '../../core/text/message';
import { isPrivateAddress } from './privateAddress';

/** More of an answer is not read. 64 KiB. */
const MOST_BYTES = 64 * 1024;

/** The network by Node's own client: one request, no redirect, no proxy. */
export class HttpClient implements HttpQuery {
  async get(request: HttpRequest): Promise<HttpAnswer> {
    const url = URL.canParse(request.url) ? new URL(request.url) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
      return { kind: 'refused', reason: say('it is no plain address of http or https') };
    try {
      return await ask(url, request);
    } catch (error) {
      if (error instanceof PublicAddress)
        return { kind: 'refused', reason: say('it is an address of the public internet') };
      return { kind: 'failed', reason: reasonOf(error) };
    }
  }
}

class PublicAddress extends Error {}
class Late extends Error {}

function ask(url: URL, { timeoutMs, allowPublic }: HttpRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeoutMs);
    const fail = (error: unknown): void => reject(signal.aborted ? new Late() : asError(error));
    const host = url.hostname.replace(/^\[|\]$/g, '');
    // Literal addresses are connected to without any look-up.
    if (!allowPublic && isAddress(host) && !isPrivateAddress(host)) {
      reject(new PublicAddress());
      return;
    }
    const client = url.protocol === 'https:' ? https : http;
    const options = {
      signal,
      // No connection of another check is used again: its address was checked for that one.
      agent: false as const,
      headers: { accept: '*/*', 'user-agent': 'ml-lifecycle' },
      ...(allowPublic ? {} : { lookup: privateLookup }),
    };
    const request = client.get(url, options, (response) => {
      readBody(response).then((body) => {
        const contentType = response.headers['content-type'] ?? '';
        resolve({ kind: 'answer', status: response.statusCode ?? 0, body, contentType });
      }, fail);
    });
    request.on('error', fail);
  });
}

async function readBody(response: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= MOST_BYTES) break;
  }
  response.destroy();
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
}

/** Looks a name up and lets only private addresses through: the very ones that are connected to. */
const privateLookup: LookupFunction = (host, options, callback) => {
  lookup(host, { ...options, all: true }, (error, addresses) => {
    if (error !== null) {
      callback(error, '', 0);
      return;
    }
    const [first] = addresses;
    if (first === undefined || !addresses.every(({ address }) => isPrivateAddress(address)))
      callback(new PublicAddress(), '', 0);
    else if (options.all === true) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

function isAddress(host: string): boolean {
  return /^[\d.]+$/.test(host) || host.includes(':');
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

const REASONS: Readonly<Record<string, Message>> = {
  ECONNREFUSED: say('nothing listens there'),
  ECONNRESET: say('the connection was cut'),
  ENOTFOUND: say('there is no such host'),
  EAI_AGAIN: say('the host could not be looked up'),
  EHOSTUNREACH: say('the host cannot be reached'),
  ENETUNREACH: say('the network cannot be reached'),
};

/** The reason without addresses and ports, which differ from machine to machine. */
function reasonOf(error: unknown): Message {
  if (error instanceof Late) return say('there was no complete answer in time');
  const code = codeOf(error) ?? (error instanceof AggregateError ? codeOf(error.errors[0]) : undefined);
  return REASONS[code ?? ''] ?? verbatim(code ?? asError(error).message.slice(0, 200));
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
