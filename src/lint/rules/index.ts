import type { Rule } from '../rule.ts'
import { actionDue } from './action-due.ts'
import { actionOwner } from './action-owner.ts'
import { frontMatterPresent } from './front-matter-present.ts'
import { frontMatterSchemaRule } from './front-matter-schema.ts'
import { frontMatterSyntax } from './front-matter-syntax.ts'
import { headingUnknownHint } from './heading-unknown-hint.ts'
import { milestoneOrder } from './milestone-order.ts'
import { placeholderLeft } from './placeholder-left.ts'
import { plainText } from './plain-text.ts'
import { sectionEmpty } from './section-empty.ts'
import { sectionRequired } from './section-required.ts'
import { timeZoneMissing } from './time-zone-missing.ts'
import { timelineOrder } from './timeline-order.ts'
import { timelinePresent } from './timeline-present.ts'
import { titlePresent } from './title-present.ts'

/** Every rule, in the order of their names. */
export const rules: readonly Rule[] = [
  actionDue,
  actionOwner,
  frontMatterPresent,
  frontMatterSchemaRule,
  frontMatterSyntax,
  headingUnknownHint,
  milestoneOrder,
  placeholderLeft,
  plainText,
  sectionEmpty,
  sectionRequired,
  timeZoneMissing,
  timelineOrder,
  timelinePresent,
  titlePresent,
]
