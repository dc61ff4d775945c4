/** What makes a part of a text a secret. */
export type SecretKind =
  /** A key or token in a format that its issuer made recognisable. */
  | { readonly kind: 'token'; readonly issuer: string }
  | { readonly kind: 'web-token' }
  | { readonly kind: 'private-key' }
  /** The password in an address. */
  | { readonly kind: 'password-in-url' }
  /** Credentials of a request: a header, or an option of curl. */
  | { readonly kind: 'authorization' }
  /** A random-looking text that is assigned to a name such as `api_key`. */
  | { readonly kind: 'assignment'; readonly name: string };

/** A secret in a text, by its half-open range of offsets. */
export interface Secret {
  readonly what: SecretKind;
  readonly start: number;
  readonly end: number;
  /** How many of its first characters only tell the format and may be shown. */
  readonly prefix: number;
}
