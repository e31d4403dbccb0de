import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'postmortem-'))

export function inNewFolder<T>(work: (folder: string) => T): T {
  const folder = newFolder()
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
