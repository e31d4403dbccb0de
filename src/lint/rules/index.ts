import type { Rule } from '../rule.ts'
import { acknowledgementSlow } from './acknowledgement-slow.ts'
import { actionDue } from './action-due.ts'
import { actionOverdue } from './action-overdue.ts'
import { actionOwner } from './action-owner.ts'
import { actionTicket } from './action-ticket.ts'
import { actionVague } from './action-vague.ts'
import { blame } from './blame.ts'
import { causeWithoutAction } from './cause-without-action.ts'
import { claimContradiction } from './claim-contradiction.ts'
import { contactAffected } from './contact-affected.ts'
import { contactMissing } from './contact-missing.ts'
import { countMismatch } from './count-mismatch.ts'
import { counterfactual } from './counterfactual.ts'
import { customerActionMissing } from './customer-action-missing.ts'
import { dataStatementMissing } from './data-statement-missing.ts'
import { dateAmbiguous } from './date-ambiguous.ts'
import { dateSlip } from './date-slip.ts'
import { durationMismatch } from './duration-mismatch.ts'
import { eventOutsideIncident } from './event-outside-incident.ts'
import { fileName } from './file-name.ts'
import { frontMatterPresent } from './front-matter-present.ts'
import { frontMatterSchemaRule } from './front-matter-schema.ts'
import { frontMatterSyntax } from './front-matter-syntax.ts'
import { headingUnknownHint } from './heading-unknown-hint.ts'
import { hindsight } from './hindsight.ts'
import { humanError } from './human-error.ts'
import { idUnique } from './id-unique.ts'
import { imageAlt } from './image-alt.ts'
import { internalLeak } from './internal-leak.ts'
import { linkBrokenLocal } from './link-broken-local.ts'
import { loadedTerms } from './loaded-terms.ts'
import { metadataSlip } from './metadata-slip.ts'
import { milestoneOrder } from './milestone-order.ts'
import { milestoneWithoutEvent } from './milestone-without-event.ts'
import { minimising } from './minimising.ts'
import { placeholderLeft } from './placeholder-left.ts'
import { plainText } from './plain-text.ts'
import { promiseUndated } from './promise-undated.ts'
import { relatedExists } from './related-exists.ts'
import { scheduleMismatch } from './schedule-mismatch.ts'
import { sectionEmpty } from './section-empty.ts'
import { sectionOrder } from './section-order.ts'
import { sectionRequired } from './section-required.ts'
import { severityKnown } from './severity-known.ts'
import { sumMismatch } from './sum-mismatch.ts'
import { suppressionInvalid } from './suppression-invalid.ts'
import { suppressionUnused } from './suppression-unused.ts'
import { timeInProse } from './time-in-prose.ts'
import { timeInvalid } from './time-invalid.ts'
import { timeRepeated } from './time-repeated.ts'
import { timeSkipped } from './time-skipped.ts'
import { timeUnread } from './time-unread.ts'
import { timeZoneMissing } from './time-zone-missing.ts'
import { timelineFuture } from './timeline-future.ts'
import { timelineOrder } from './timeline-order.ts'
import { timelinePresent } from './timeline-present.ts'
import { titlePresent } from './title-present.ts'
import { vagueQuantity } from './vague-quantity.ts'
import { weekdayMismatch } from './weekday-mismatch.ts'
import { yearMissing } from './year-missing.ts'
import { zoneAbbreviation } from './zone-abbreviation.ts'
import { zoneAmbiguous } from './zone-ambiguous.ts'
import { zoneMixed } from './zone-mixed.ts'
import { zonePair } from './zone-pair.ts'
import { zoneUnknown } from './zone-unknown.ts'

/** Every rule, in the order of their names. */
export const rules: readonly Rule[] = [
  acknowledgementSlow,
  actionDue,
  actionOverdue,
  actionOwner,
  actionTicket,
  actionVague,
  blame,
  causeWithoutAction,
  claimContradiction,
  contactAffected,
  contactMissing,
  countMismatch,
  counterfactual,
  customerActionMissing,
  dataStatementMissing,
  dateAmbiguous,
  dateSlip,
  durationMismatch,
  eventOutsideIncident,
  fileName,
  frontMatterPresent,
  frontMatterSchemaRule,
  frontMatterSyntax,
  headingUnknownHint,
  hindsight,
  humanError,
  idUnique,
  imageAlt,
  internalLeak,
  linkBrokenLocal,
  loadedTerms,
  metadataSlip,
  milestoneOrder,
  milestoneWithoutEvent,
  minimising,
  placeholderLeft,
  plainText,
  promiseUndated,
  relatedExists,
  scheduleMismatch,
  sectionEmpty,
  sectionOrder,
  sectionRequired,
  severityKnown,
  sumMismatch,
  suppressionInvalid,
  suppressionUnused,
  timeInProse,
  timeInvalid,
  timeRepeated,
  timeSkipped,
  timeUnread,
  timeZoneMissing,
  timelineFuture,
  timelineOrder,
  timelinePresent,
  titlePresent,
  vagueQuantity,
  weekdayMismatch,
  yearMissing,
  zoneAbbreviation,
  zoneAmbiguous,
  zoneMixed,
  zonePair,
  zoneUnknown,
]
