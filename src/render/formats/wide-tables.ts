/** Whether a line is the one of dashes below the head of a table. */
const isDelimiter = (line: string): boolean =>
  /^[|:\- \t]+$/.test(line) && line.split('|').every(cell => /^(?::?-+:?)?$/.test(cell.trim()))

/** The number of cells in a line of a table. */
const cellsIn = (line: string): number =>
  line
    .trim()
    .replace(/^\||(?<!\\)\|$/g, '')
    .split(/(?<!\\)\|/).length

const widened = (line: string, by: number, cell: string): string =>
  `${line.trimEnd().replace(/\|$/, '')}${`|${cell}`.repeat(by)}|`

/** The text with empty columns added to tables whose rows have more cells than their head: those would be dropped. */
export function withWideTables(text: string): string {
  if (!/\|/.test(text)) return text
  const lines = text.split('\n')
  let fence: string | null = null
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const mark = /^[ \t>]{0,20}(`{3}|~{3})/.exec(line)?.[1]
    if (mark && (fence === null || fence === mark)) fence = fence === null ? mark : null
    const head = lines[i - 1]
    if (
      fence !== null ||
      head === undefined ||
      !head.includes('|') ||
      !line.includes('-') ||
      !isDelimiter(line)
    )
      continue
    const columns = cellsIn(head)
    if (columns !== cellsIn(line)) continue
    let most = columns
    for (let row = i + 1; row < lines.length && lines[row]?.includes('|'); row++)
      most = Math.max(most, cellsIn(lines[row] ?? ''))
    if (most === columns) continue
    lines[i - 1] = widened(head, most - columns, ' ')
    lines[i] = widened(line, most - columns, '---')
  }
  return lines.join('\n')
}
