import { parse } from '../../document/index.ts'
import type { Host } from '../../host/index.ts'
import { reporters, reportOn } from '../../report/index.ts'
import { visibleLine } from '../../visible.ts'
import type { Configs } from '../config.ts'
import { lintFile } from '../lint/lint-file.ts'
import { readDocument } from '../read-document.ts'
import { shellWord } from '../shell-word.ts'
import { durationsOf } from './interview.ts'

/** The report on a written postmortem: durations, the findings of `lint`, and what to do next. */
export async function reportWritten(path: string, configs: Configs, host: Host): Promise<string> {
  const text = readDocument(path, host)
  const durations = durationsOf(parse(text, { path }))
  const pretty = await reporters.pretty()
  const findings = reportOn([await lintFile(path, text, configs, host)], pretty, {
    color: host.terminal.color.out,
    links: host.terminal.links,
  })
  const measured = durations.length > 0 ? `Durations\n${durations.map(line => `  ${line}\n`).join('')}\n` : ''
  const name = shellWord(path)
  return `Wrote ${visibleLine(path)}\n\n${measured}${findings}\nNext:\n  postmortem lint ${name}\n  postmortem render ${name} -t sre -f html -o page.html\n`
}
