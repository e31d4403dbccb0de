import type { SourceFile } from './entry.ts'

/** A file of a source, with what is in it as JSON. */
export function sourceFile(path: string, content: string): SourceFile {
  const text = content.replace(/^\ufeff/, '')
  return { path, text, json: jsonOf(text) }
}

function jsonOf(text: string): unknown {
  const trimmed = text.trim()
  if (!/^[[{]/.test(trimmed)) return undefined
  const whole = parsed(trimmed)
  if (whole !== undefined) return whole
  const values = trimmed.split(/\r?\n/).flatMap(line => {
    const value = line.trim() === '' ? undefined : parsed(line)
    return value === undefined ? [] : [value]
  })
  return values.length > 0 ? values : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
