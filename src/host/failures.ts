import { PostmortemError } from '../errors.ts'

export const unreadable = (path: string, reason: string) =>
  new PostmortemError({
    code: 'file-unreadable',
    path,
    // Node.js replaces the bytes that are not, and then looks for another file
    reason: reason === NO_FILE && path.includes('\ufffd') ? 'its name is not UTF-8: rename it' : reason,
  })

export function saving<T>(path: string, save: () => T): T {
  try {
    return save()
  } catch (error) {
    throw new PostmortemError({ code: 'file-unwritable', path, reason: reasonOf(error) }, { cause: error })
  }
}

export const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException | undefined)?.code ?? ''

const NO_FILE = 'there is no such file'

const reasons: Readonly<Record<string, string>> = {
  ENOENT: NO_FILE,
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EISDIR: 'it is a folder',
  ENOTDIR: 'part of the path is not a folder',
  ELOOP: 'it is a link to itself',
  ENAMETOOLONG: 'the name is too long',
}

export const reasonOf = (error: unknown): string =>
  reasons[codeOf(error)] ?? (error instanceof Error ? error.message.replace(/\.$/, '') : 'unknown')
