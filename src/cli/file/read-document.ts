import { PostmortemError } from '../../errors.ts'
import type { Host } from '../../host/index.ts'

/** The text of a file that a command needs. @throws PostmortemError if it is not text; `lint` reports that instead. */
export function readDocument(path: string, host: Host): string {
  const contents = host.files.read(path)
  switch (contents.kind) {
    case 'text':
      return contents.text
    case 'not-utf8':
      throw new PostmortemError({
        code: 'file-not-text',
        path,
        reason: `the byte at offset ${contents.offset} is not UTF-8`,
      })
    case 'too-large':
      throw new PostmortemError({
        code: 'file-not-text',
        path,
        reason: `it has ${contents.bytes} bytes, and the limit is ${contents.limit}`,
      })
  }
}
