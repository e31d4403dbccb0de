import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PostmortemError } from '../errors.ts'
import { readContents } from './read.ts'
import { newFolder } from './temporary-folder.ts'

export function editText(text: string, command: string): string {
  const folder = newFolder()
  const path = join(folder, 'answer.md')
  writeFileSync(path, text, { mode: 0o600 })
  const { spawnSync } = process.getBuiltinModule('node:child_process')
  // the shell splits the command as git does, so that `code --wait` works; the path is passed, not pasted
  const { status, error } =
    process.platform === 'win32'
      ? spawnSync(`${command} "${path}"`, { stdio: 'inherit', shell: true })
      : spawnSync('sh', ['-c', `${command} "$@"`, command, path], { stdio: 'inherit' })
  const contents = readContents(path)
  const written = contents.kind === 'text' ? contents.text : null
  const ended = error?.message ?? (status === 0 ? null : `it exited with ${status ?? 'a signal'}`)
  const reason = ended ?? (written === null ? 'the text that it wrote is not UTF-8' : null)
  if (reason === null && written !== null) {
    rmSync(folder, { recursive: true, force: true })
    return written
  }
  // what was written before it failed is not thrown away
  const kept = written === text ? '' : `; its text is in ${path}`
  if (!kept) rmSync(folder, { recursive: true, force: true })
  throw new PostmortemError({ code: 'editor-failed', command, reason: `${reason}${kept}` })
}
