import type { Host } from '../../host/index.ts'
import { reporters, reportOn } from '../../report/index.ts'
import { visibleLine } from '../../visible.ts'
import type { PostmortemFile } from '../file/postmortem-file.ts'
import { shellWord } from '../shell-word.ts'
import { durationsOf } from './interview.ts'

/** The report on a written postmortem: durations, the findings of `lint`, and what to do next. */
export async function reportWritten(file: PostmortemFile, host: Host): Promise<string> {
  const durations = durationsOf(file.read())
  const pretty = await reporters.pretty()
  const findings = reportOn([await file.lint()], pretty, {
    color: host.terminal.color.out,
    links: host.terminal.links,
  })
  const measured = durations.length > 0 ? `Durations\n${durations.map(line => `  ${line}\n`).join('')}\n` : ''
  const name = shellWord(file.path)
  return `Wrote ${visibleLine(file.path)}\n\n${measured}${findings}\nNext:\n  postmortem lint ${name}\n  postmortem render ${name} -t sre -f html -o page.html\n`
}
