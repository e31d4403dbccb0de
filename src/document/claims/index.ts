export type { Claim, ClaimPlace, DateClaim, InstantClaim } from './claim.ts'
export { claimsIn, claimsOf } from './claims.ts'
export { sentencesOf } from './sentences.ts'
export type { About, Role, Subject } from './subject.ts'
