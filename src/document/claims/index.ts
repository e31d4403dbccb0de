export type {
  Claim,
  ClaimPlace,
  CountClaim,
  DateClaim,
  DurationClaim,
  InstantClaim,
  Sentence,
} from './claim.ts'
export { claimsIn, claimsOf } from './claims.ts'
export { sentencesOf } from './sentences.ts'
export type { About, Role, Subject } from './subject.ts'
