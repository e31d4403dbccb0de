import { type Document, milestoneNames, slice } from '../../document/index.ts'
import { shellWord } from '../shell-word.ts'

/** The command that writes the same postmortem without questions, for scripts. */
export function sameCommand(document: Document): string {
  const { meta, title, sections, events, actions, text } = document
  const one = (name: string, flag = name) => flagged(flag, meta.one.get(name)?.text)
  const many = (name: string, flag: string) =>
    meta.many.get(name)?.flatMap(({ text }) => flagged(flag, text)) ?? []
  const section = (kind: string, flag: string) =>
    sections.filter(s => s.kind === kind).flatMap(s => flagged(flag, slice(text, s.body).trim()))
  const items = (kind: string, flag: string) =>
    sections
      .filter(s => s.kind === kind)
      .flatMap(s => slice(text, s.body).trim().split('\n'))
      .flatMap(line => flagged(flag, line.replace(/^[-*+] /, '')))
  return [
    `postmortem new ${shellWord(title?.text ?? '')}`,
    ...['date', 'timezone', 'severity'].flatMap(name => one(name)),
    ...many('services', 'service'),
    ...many('authors', 'author'),
    ...section('summary', 'summary'),
    ...section('impact', 'impact'),
    ...events.flatMap(event => flagged('event', [event.stamp.text, event.text].filter(Boolean).join(': '))),
    ...milestoneNames.flatMap(name => one(name)),
    ...section('root_cause', 'root-cause'),
    ...items('contributing_factors', 'factor'),
    ...actions.flatMap(action =>
      flagged(
        'action',
        slice(text, action.range)
          .replace(/^[-*+] /, '')
          .trim(),
      ),
    ),
    ...items('lessons', 'lesson'),
  ].join(' \\\n  ')
}

const flagged = (flag: string, value: string | undefined): string[] =>
  value ? [`--${flag} ${shellWord(value)}`] : []
