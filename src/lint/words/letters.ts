/** The hash of no letters. */
export const EMPTY_HASH = 0

/** The hash of a word with one more letter: a small letter, or a character that joins words. */
export const hashWith = (hash: number, letter: number): number => (Math.imul(hash, 31) + letter) | 0

/** The hash of a word in small letters. */
export function hashOf(word: string): number {
  let hash = EMPTY_HASH
  for (let i = 0; i < word.length; i++) hash = hashWith(hash, word.charCodeAt(i))
  return hash
}

/** The separators `,;:()|/"` and the like, which a phrase does not cross. */
export const SEPARATORS = new Set([...',;:()|/"“”—–'].map(separator => separator.charCodeAt(0)))

/** The small letter or digit of each ASCII code; 0 for any other character. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const letter = String.fromCharCode(code).toLowerCase()
  return /[a-z0-9]/.test(letter) ? letter.charCodeAt(0) : 0
})

/** The small letter or digit of a code; 0 for any character that is not in ASCII. */
export const asciiLetterOf = (code: number): number => (code < 128 ? (ASCII[code] ?? 0) : 0)

/** The small letter or digit of a code; 0 for any other character. */
export function letterOf(code: number): number {
  if (code < 128) return ASCII[code] ?? 0
  return code >= 0xc0 && (code < 0x2000 || code > 0x206f)
    ? String.fromCharCode(code).toLowerCase().charCodeAt(0)
    : 0
}

/** The apostrophe, hyphen or point that joins two letters of a word at an offset; 0 for anything else. */
export function joinerAt(text: string, at: number): number {
  const code = text.charCodeAt(at)
  if (code !== 39 && code !== 45 && code !== 46 && code !== 0x2019) return 0
  return letterOf(text.charCodeAt(at + 1)) === 0 ? 0 : code === 0x2019 ? 39 : code
}

/** Whether a letter of a word is a letter or digit of ASCII, not a joiner. */
export const isAsciiLetter = (letter: number): boolean => letter >= 48 && letter < 128

export const isApostrophe = (code: number): boolean => code === 39 || code === 0x2019

/** Whether a code is white space, as in a regular expression. */
export const isSpace = (code: number): boolean =>
  code <= 32 || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)))
