import actionsHtml from '../../templates/site/actions.html.hbs'
import { actionsOf, type CollectedAction, inGroups, NOBODY, plainTitle } from '../collection/index.ts'
import { fill } from '../render/index.ts'
import { slugOf, wayTo } from './addresses.ts'
import type { Entry, SiteFile, SiteOptions } from './entry.ts'
import { countLine, pageOf, siteWords } from './frame.ts'

const PAGE = 'actions.html'

/** The page of all action items by owner: those who owe most first, and what is done at the end of each. */
export function actionsPage(entries: readonly Entry[], options: SiteOptions): SiteFile {
  const words = siteWords(options)
  const byPath = new Map(entries.map(entry => [entry.of.path, entry]))
  const actions = actionsOf(
    entries.map(({ of }) => of),
    options.now,
  )
  const open = (some: readonly CollectedAction[]) => some.filter(one => one.isOpen).length
  const late = actions.filter(one => one.isOverdue).length
  const groups = [...inGroups(actions, 'owner')].sort(
    ([a, one], [b, other]) =>
      Number(a === NOBODY) - Number(b === NOBODY) || open(other) - open(one) || (a < b ? -1 : 1),
  )
  return pageOf(
    PAGE,
    actionsHtml,
    words.site.actions,
    {
      count: [
        countLine(words.site.all, actions.length),
        fill(words.site.open, { count: String(open(actions)) }),
        countLine(words.site.overdue, late),
      ].join(' · '),
      groups: groups.map(([name, some]) => ({
        id: `owner-${slugOf(name)}`,
        name: `${name === NOBODY ? words.site.nobody : name} (${fill(words.site.open, { count: String(open(some)) })})`,
        actions: some.map(({ action, of, isOpen, isOverdue }) => ({
          title: plainTitle(action.title),
          done: !isOpen,
          overdue: isOverdue,
          state: isOpen ? null : words.actions.states[action.state === 'declined' ? 'declined' : 'done'],
          due: action.due,
          ticket: action.ticket === null ? null : plainTitle(action.ticket),
          of: [of.date, byPath.get(of.path)?.title].filter(Boolean).join(' '),
          address: wayTo(byPath.get(of.path)?.address ?? '', PAGE),
        })),
      })),
    },
    options,
  )
}
