// A text in the fragment of an address, which browsers never send.

const KEY = '#text='

/** An address with a text in it. */
export async function addressWith(address: string, text: string): Promise<string> {
  const bytes = await through(new Blob([text]).stream(), new CompressionStream('deflate-raw'))
  const base64 = btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
  return `${address.replace(/#.*$/s, '')}${KEY}${base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`
}

/** The longest text that an address may hold, in bytes: a short address can be of a very long text. */
const LONGEST = 1024 * 1024

/** The text in a fragment; null where there is none, or it cannot be read. */
export async function textIn(fragment: string): Promise<string | null> {
  if (!fragment.startsWith(KEY)) return null
  try {
    const binary = atob(fragment.slice(KEY.length).replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = Uint8Array.from(binary, char => char.charCodeAt(0))
    const text = await through(new Blob([bytes]).stream(), new DecompressionStream('deflate-raw'))
    return new TextDecoder('utf-8', { fatal: true }).decode(text)
  } catch {
    return null
  }
}

async function through(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  change: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const reader = stream.pipeThrough(change).getReader()
  const chunks: Uint8Array[] = []
  let length = 0
  for (let { value, done } = await reader.read(); !done; { value, done } = await reader.read()) {
    if (!value) continue
    chunks.push(value)
    length += value.length
    if (length > LONGEST) throw new RangeError('the text is too long')
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}
