import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

export interface CorpusText {
  readonly name: string
  readonly text: string
}

const examples = resolve(import.meta.dirname, '../examples')

/**
 * Texts that people wrote: the examples, and the folder that `POSTMORTEM_CORPUS` names, if it names one. Files
 * that are not UTF-8 are left out.
 */
export function corpus(): readonly CorpusText[] {
  const folders = [examples, process.env.POSTMORTEM_CORPUS ?? ''].filter(folder => folder !== '')
  return folders.flatMap(folder =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .filter(name => statSync(join(folder, name)).isFile() && !/LICENSE|\.(?:json|ya?ml)$/.test(name))
      .flatMap(name => {
        const text = decode(readFileSync(join(folder, name)))
        return text === null ? [] : [{ name, text }]
      }),
  )
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
