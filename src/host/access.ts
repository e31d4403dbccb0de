import { fchmodSync, fchownSync, type Stats } from 'node:fs'
import { quietly } from './own-folder.ts'

/** Gives an open file the owner, the group and the mode of another, as far as the process may. */
export function takeAccess(file: number, like: Stats | undefined): void {
  if (!like) return
  quietly(() => fchownSync(file, -1, like.gid))
  quietly(() => fchownSync(file, like.uid, like.gid))
  quietly(() => fchmodSync(file, like.mode & 0o7777))
}
