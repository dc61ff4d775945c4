/** Something in a pickle that loading would fetch, or that hides what loading would fetch. */
export type Fetched =
  | { readonly kind: 'global'; readonly module: string; readonly name: string }
  /** The name is put together only while loading. */
  | { readonly kind: 'computed' }
  /** A number that the loading program's registry turns into a class or function. */
  | { readonly kind: 'extension'; readonly code: number }
  /** An id that the loading program resolves by itself, as PyTorch does with its tensors. */
  | { readonly kind: 'persistent' }
  /** Attributes of a class or function itself are set, not of an object that it made. */
  | { readonly kind: 'patched'; readonly of: string };
