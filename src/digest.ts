import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

// Not from `node:crypto`: the library runs in browsers too, whose own digests are asynchronous.

/** The SHA-256 of a text's UTF-8, in hexadecimal digits. */
export const digestOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)))

/** The SHA-256 of a text's UTF-8, in Base64, as content security policies have it. */
export const digestInBase64 = (text: string): string => inBase64(sha256(utf8ToBytes(text)))

/** A text's UTF-8 in Base64. */
export const base64 = (text: string): string => inBase64(utf8ToBytes(text))

const inBase64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))
