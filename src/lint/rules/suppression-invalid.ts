import { vary } from '../example.ts'
import { defineRule } from '../rule.ts'

const silenced = (comment: string) => vary('Environments took', `${comment}\nTODO took`)

export const suppressionInvalid = defineRule({
  id: 'suppression-invalid',
  family: 'structure',
  summary: 'A comment that silences rules names them and says why.',
  why: 'Without a reason nobody can tell later whether it still holds. A misspelt name silences nothing.',
  severity: 'warning',
  examples: {
    good: [silenced('<!-- postmortem-disable-next-line placeholder-left -- the name of a queue -->')],
    bad: [
      silenced('<!-- postmortem-disable-next-line placeholder-left -->'),
      silenced('<!-- postmortem-disable-next-line placeholder -- the name of a queue -->'),
      silenced('<!-- postmortem-disable-next-line -- it is noisy -->'),
    ],
  },
  *check(_, { suppressions }) {
    yield* suppressions.invalid
  },
})
