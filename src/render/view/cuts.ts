import type { SectionKind } from '../../document/index.ts'
import type { Cut } from './view.ts'

/** What a brief page keeps longest, first. */
const WEIGHT: readonly SectionKind[] = [
  'summary',
  'customer_action',
  'action_items',
  'impact',
  'resolution',
  'root_cause',
]

/** More blocks and actions than anybody reads. */
const ALL = 100

/** Whether a cut leaves anything out of the sections of a brief page. */
export const isShort = (cut: Cut | null): boolean =>
  cut !== null && !(cut.actions === ALL && cut.blocks === ALL && cut.characters === null)

/**
 * The cuts of a brief page, from the whole to nothing: fewer blocks of each section, else fewer characters, else fewer
 * action items, else fewer sections.
 */
export function cutsOf(kinds: readonly SectionKind[]): readonly Cut[] {
  const shorter = [
    ...[ALL, 3, 2, 1].map(blocks => ({ blocks, characters: null })),
    ...[500, 300, 180].map(characters => ({ blocks: 1, characters })),
  ]
  const byWeight = kinds.toSorted((a, b) => WEIGHT.indexOf(a) - WEIGHT.indexOf(b))
  return [
    // promises are the last to go
    ...[ALL, 6, 4, 3, 2, 1].flatMap(actions => shorter.map(cut => ({ kinds, actions, ...cut }))),
    ...kinds.map((_, i) => ({
      kinds: byWeight.slice(0, kinds.length - i),
      actions: 1,
      blocks: 1,
      characters: 180,
    })),
    { kinds: [], actions: 0, blocks: 0, characters: null },
  ]
}
