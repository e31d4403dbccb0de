import type { Rule } from '../rule.ts'
import { actionDue } from './action-due.ts'
import { actionOwner } from './action-owner.ts'
import { claimContradiction } from './claim-contradiction.ts'
import { countMismatch } from './count-mismatch.ts'
import { dateAmbiguous } from './date-ambiguous.ts'
import { durationMismatch } from './duration-mismatch.ts'
import { eventOutsideIncident } from './event-outside-incident.ts'
import { frontMatterPresent } from './front-matter-present.ts'
import { frontMatterSchemaRule } from './front-matter-schema.ts'
import { frontMatterSyntax } from './front-matter-syntax.ts'
import { headingUnknownHint } from './heading-unknown-hint.ts'
import { milestoneOrder } from './milestone-order.ts'
import { milestoneWithoutEvent } from './milestone-without-event.ts'
import { placeholderLeft } from './placeholder-left.ts'
import { plainText } from './plain-text.ts'
import { scheduleMismatch } from './schedule-mismatch.ts'
import { sectionEmpty } from './section-empty.ts'
import { sectionRequired } from './section-required.ts'
import { sumMismatch } from './sum-mismatch.ts'
import { timeInvalid } from './time-invalid.ts'
import { timeRepeated } from './time-repeated.ts'
import { timeSkipped } from './time-skipped.ts'
import { timeZoneMissing } from './time-zone-missing.ts'
import { timelineFuture } from './timeline-future.ts'
import { timelineOrder } from './timeline-order.ts'
import { timelinePresent } from './timeline-present.ts'
import { titlePresent } from './title-present.ts'
import { weekdayMismatch } from './weekday-mismatch.ts'
import { yearMissing } from './year-missing.ts'
import { zoneAbbreviation } from './zone-abbreviation.ts'
import { zoneAmbiguous } from './zone-ambiguous.ts'
import { zoneMixed } from './zone-mixed.ts'

/** Every rule, in the order of their names. */
export const rules: readonly Rule[] = [
  actionDue,
  actionOwner,
  claimContradiction,
  countMismatch,
  dateAmbiguous,
  durationMismatch,
  eventOutsideIncident,
  frontMatterPresent,
  frontMatterSchemaRule,
  frontMatterSyntax,
  headingUnknownHint,
  milestoneOrder,
  milestoneWithoutEvent,
  placeholderLeft,
  plainText,
  scheduleMismatch,
  sectionEmpty,
  sectionRequired,
  sumMismatch,
  timeInvalid,
  timeRepeated,
  timeSkipped,
  timeZoneMissing,
  timelineFuture,
  timelineOrder,
  timelinePresent,
  titlePresent,
  weekdayMismatch,
  yearMissing,
  zoneAbbreviation,
  zoneAmbiguous,
  zoneMixed,
]
