import { isUtf8 } from 'node:buffer'

/** The content of a file, or the reason why it is not usable text. */
export type Contents =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-utf8'; readonly offset: number }
  | { readonly kind: 'too-large'; readonly bytes: number; readonly limit: number }

/** The size of the largest file that is read. */
export const MAX_BYTES = 1024 * 1024

export const decode = (bytes: Buffer): Contents =>
  isUtf8(bytes)
    ? { kind: 'text', text: bytes.toString('utf8') }
    : { kind: 'not-utf8', offset: validPrefix(bytes) }

/** The length of the longest start that is UTF-8. */
function validPrefix(bytes: Buffer): number {
  let [low, high] = [0, bytes.length]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      low = middle
    } catch {
      high = middle - 1
    }
  }
  return low
}
