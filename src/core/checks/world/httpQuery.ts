import type { Message } from '../../text/message';

export interface HttpRequest {
  readonly url: string;
  readonly timeoutMs: number;
  /** Whether the address may be one of the public internet; else only loopback and private ones are asked. */
  readonly allowPublic: boolean;
}

/** An answer of whatever status, or why none came. */
export type HttpAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Beginning of the body: at most 64 KiB, decoded as UTF-8. */
      readonly body: string;
      readonly contentType: string;
    }
  /** `refused`: the address is not allowed, nothing was sent. */
  | { readonly kind: 'failed' | 'refused'; readonly reason: Message };

/** The network, for checks of services. */
export interface HttpQuery {
  get(request: HttpRequest): Promise<HttpAnswer>;
}
