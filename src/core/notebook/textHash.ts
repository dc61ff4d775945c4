/**
 * Tells texts apart that come in parts, wherever they are cut: two multiplicative hashes of 32 bits (after cyrb53).
 * For comparing what one person wrote at different times; not for guarding against somebody who means harm.
 */
export class TextHash {
  #first = 0xdeadbeef;
  #second = 0x41c6ce57;

  add(text: string): void {
    let first = this.#first;
    let second = this.#second;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      first = Math.imul(first ^ code, 2654435761);
      second = Math.imul(second ^ code, 1597334677);
    }
    this.#first = first;
    this.#second = second;
  }

  get value(): string {
    return `${(this.#first >>> 0).toString(16)}-${(this.#second >>> 0).toString(16)}`;
  }
}
