import type { Picture } from '../pictures/index.ts'
import { plainToMarkdown } from './markdown-text.ts'

/** A schedule as a table; other pictures as Mermaid, where the options ask for it. */
export function markdownPicture({ kind, table, mermaid }: Picture, asked: boolean): string | null {
  if (kind === 'schedule' && table) {
    const row = (cells: readonly string[]) => `| ${cells.map(plainCell).join(' | ')} |`
    return [row(table.head), `|${table.head.map(() => ' --- |').join('')}`, ...table.rows.map(row)].join('\n')
  }
  return asked && mermaid ? `\`\`\`mermaid\n${mermaid}\n\`\`\`` : null
}

const plainCell = (text: string): string => plainToMarkdown(text).replace(/\\?\|/g, '\\|')
