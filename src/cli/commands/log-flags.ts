import { type CommandDeclaration, repeated } from '../declaration.ts'
import type { LogOptions } from './log.ts'

export const logCommand: CommandDeclaration = {
  name: 'log',
  group: 'During an incident',
  examples: [
    'postmortem log "Traffic moved away"',
    'postmortem log "First alert" --at "10 min ago" --detected',
    'kubectl get events | tail -1 | postmortem log -',
  ],
  declare: (command, host, end) =>
    command
      .description('add an event to the open incident')
      .argument('[text...]', 'what happened; - reads standard input')
      .option(
        '--at <time>',
        'when: 14:05, "10 min ago", +4m after the last event, 2026-03-08T02:30-05:00 (default: now)',
      )
      .option('--detected', 'mark this event as the detection')
      .option('--acknowledged', 'mark this event as the start of the response')
      .option('--mitigated', 'mark this event as the end of the impact')
      .option('--resolved', 'mark this event as the end of the incident')
      .option('--severity <label>', 'the severity from now on, such as SEV1')
      .option('--service <name>', 'another affected service; may be repeated', repeated)
      .option('--file <file>', 'the postmortem, by path or part of its name or title (default: the open one)')
      .option('--force', 'move a milestone that is set, or set one before another')
      .option('--json', 'print the incident as JSON')
      .action(async (text: string[], options: LogOptions) => {
        const { log } = await import('./log.ts')
        end(await log(text, options, host))
      }),
}
