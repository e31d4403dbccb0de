export type { Beside } from './beside.ts'
export type { Claim, DateClaim, DurationClaim, InstantClaim } from './claim.ts'
export { claimsIn, claimsOf } from './claims.ts'
export { zonePairsIn } from './zone-pairs.ts'
