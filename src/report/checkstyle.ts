import type { FileReport } from '../lint/index.ts'
import { portablePath } from './about.ts'
import type { Reporter } from './reporter.ts'
import { xmlText } from './xml.ts'

/** Checkstyle XML, which many code review tools read. */
export const checkstyle: Reporter<string> = {
  part: fileElement,
  whole: files =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${files.join('')}</checkstyle>\n`,
}

function fileElement({ path, findings }: FileReport): string {
  const errors = findings.map(
    ({ start, severity, message, rule }) =>
      `    <error line="${start.line}" column="${start.column}" severity="${severity}" message="${xmlText(message)}" source="postmortem.${rule}"/>\n`,
  )
  return `  <file name="${xmlText(portablePath(path))}">\n${errors.join('')}  </file>\n`
}
