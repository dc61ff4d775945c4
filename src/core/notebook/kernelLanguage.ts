/** Names of kernels that do not say their language, by how they begin. */
const BY_KERNEL: readonly (readonly [RegExp, string])[] = [
  [/^ir(?:kernel)?\b/i, 'r'],
  [/^julia/i, 'julia'],
  [/^bash/i, 'bash'],
  [/^(?:iscala|scala|almond|spark$)/i, 'scala'],
  [/^(?:ijavascript|javascript|deno)/i, 'javascript'],
  [/^tslab/i, 'typescript'],
  [/^\.net-csharp/i, 'csharp'],
  [/^\.net-powershell/i, 'powershell'],
];

/** The language of a kernel by its name; Python where that says nothing: environments carry any name. */
export function kernelLanguage(kernel: string): string {
  return BY_KERNEL.find(([name]) => name.test(kernel))?.[1] ?? 'python';
}
