import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, isAbsolute, join } from 'node:path'
import { workspace } from 'vscode'

// a script for a shell there, which splits what has no quotation marks
export const ON_WINDOWS = process.platform === 'win32'
const NAME = ON_WINDOWS ? 'postmortem.cmd' : 'postmortem'

/** A program that takes longer to say its version does not work. */
const PATIENCE_MS = 15_000

/**
 * The path of the program: that of the setting, of a trusted workspace, or of PATH; null where there is none. It is
 * looked for here, since a shell of Windows would take one of the folder that is open first.
 */
export function programPath(): string | null {
  const set = workspace.getConfiguration('postmortem').get<string>('path')
  if (set) return set.startsWith('~/') ? join(homedir(), set.slice(2)) : set
  const own = (workspace.workspaceFolders ?? []).map(({ uri }) =>
    join(uri.fsPath, 'node_modules', '.bin', NAME),
  )
  const installed = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(folder => isAbsolute(folder))
    .map(folder => join(folder, NAME))
  return [...(workspace.isTrusted ? own : []), ...installed].find(isFile) ?? null
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** The program as a command for a process. */
export const commandOf = (path: string) => ({
  command: ON_WINDOWS ? `"${path}"` : path,
  // never in the folder that is open: it is not asked whether it may run something
  options: { shell: ON_WINDOWS, cwd: homedir() },
})

/** The program, where it works; else why it does not. */
export async function workingProgram(): Promise<{ readonly path: string } | { readonly fault: string }> {
  const path = programPath()
  if (path === null) return { fault: `there is no ${NAME} in PATH` }
  const fault = await faultOf(path)
  return fault === null ? { path } : { fault }
}

/** Why a program does not say its version; null where it does. */
function faultOf(path: string): Promise<string | null> {
  const { command, options } = commandOf(path)
  return new Promise(done => {
    execFile(command, ['--version'], { ...options, timeout: PATIENCE_MS }, (error, _, said) => {
      if (error === null) done(null)
      else if (error.killed) done(`${path} does not answer`)
      else if (error.code === 'ENOENT') done(`there is no ${path}`)
      else if (error.code === 'EACCES') done(`${path} is no program`)
      else done(reasonIn(said) ?? error.message)
    })
  })
}

/** What a program says that ends at once: its sentence, or the error above the frames of a crash. */
export const reasonIn = (said: string): string | undefined => {
  const lines = said.split('\n').map(line => line.trim())
  return lines.find(line => /^\w*Error: /.test(line)) ?? lines.findLast(line => line !== '')
}
