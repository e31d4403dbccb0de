import {
  type Document,
  formatDuration,
  formatInZone,
  formatMoment,
  formatSpan,
  zoneOf,
} from '../../document/index.ts'
import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { jsonText, visibleLine } from '../../visible.ts'
import { configsDuringIncident, folderOfPostmortems, folderShown } from '../config.ts'
import { postmortemFile } from '../file/postmortem-file.ts'
import { reportRestored } from '../incident/add-event.ts'
import { mergeNotes } from '../incident/incident-file.ts'
import { incidentJson, instantOf } from '../incident/incident-json.ts'
import { openIncidents } from '../incident/open-incidents.ts'

export interface StatusOptions {
  readonly json?: boolean
}

/** Prints the open incidents, and how long each has been open. */
export async function status({ json }: StatusOptions, host: Host): Promise<ExitCode> {
  const paths = await openIncidents(host)
  const configs = configsDuringIncident(host)
  const now = host.clock.now().getTime()
  const open: { readonly path: string; readonly document: Document; readonly timezone: string }[] = []
  for (const path of paths) {
    const file = await postmortemFile(path, configs, host, host.clock.timezone)
    reportRestored(path, await mergeNotes(path, host, async () => file.options), host)
    const document = file.read()
    open.push({ path, document, timezone: zoneOf(document, file.options) })
  }
  if (json)
    host.terminal.out(
      `${jsonText({ version: 1, incidents: open.map(one => incidentJson(one.path, one.document, now)) }, 2)}\n`,
    )
  else if (open.length === 0)
    host.terminal.out(`No incident is open in ${folderShown(await folderOfPostmortems(host))}.\n`)
  else host.terminal.out(open.map(one => shown(one.path, one.document, one.timezone, now)).join('\n'))
  return exitCode.ok
}

function shown(
  path: string,
  { title, meta, milestones, metrics, events }: Document,
  zone: string,
  now: number,
): string {
  const since = instantOf(milestones.started)
  const running =
    since === null
      ? 'open'
      : `open for ${formatDuration(Math.max(0, now - since))}, since ${formatInZone(since, zone)}`
  const severity = meta.one.get('severity')?.text
  const progress = [
    metrics.time_to_detect && metrics.time_to_detect.most >= 0
      ? `detected after ${formatSpan(metrics.time_to_detect)}`
      : milestones.detected
        ? `detected ${formatMoment(milestones.detected)}`
        : 'not detected',
    metrics.time_to_mitigate && metrics.time_to_mitigate.most >= 0
      ? `mitigated after ${formatSpan(metrics.time_to_mitigate)}`
      : 'not mitigated',
  ]
  const last = events.at(-1)
  const at = instantOf(last?.at)
  const ago = at === null ? '' : ` (${formatDuration(Math.max(0, now - at))} ago)`
  return [
    visibleLine(path),
    `  ${visibleLine(title?.text ?? 'Untitled')}${severity ? `, ${visibleLine(severity)}` : ''}: ${running}`,
    `  ${progress.join(', ')}`,
    ...(last ? [`  last: ${visibleLine(`${last.stamp.text} ${last.text.split('\n')[0] ?? ''}`)}${ago}`] : []),
    '',
  ].join('\n')
}
