import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const suppressed = (comment: string) => vary('Environments took', `${comment}\nTODO took`)

export const suppressionInvalid = defineRule({
  id: 'suppression-invalid',
  family: 'structure',
  summary: 'A suppression comment names its rules and gives a reason.',
  why: 'Without a reason nobody can tell later whether it still applies. A misspelt name suppresses nothing.',
  severity: 'warning',
  examples: {
    good: [suppressed('<!-- postmortem-disable-next-line placeholder-left -- the name of a queue -->')],
    bad: [
      suppressed('<!-- postmortem-disable-next-line placeholder-left -->'),
      suppressed('<!-- postmortem-disable-next-line placeholder -- the name of a queue -->'),
      suppressed('<!-- postmortem-disable-next-line -- it is noisy -->'),
    ],
  },
  *check(_, { suppressions }) {
    yield* suppressions.invalid
  },
})
