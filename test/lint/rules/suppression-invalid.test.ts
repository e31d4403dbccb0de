import { describe } from 'vitest'
import { placeholderLeft } from '../../../src/lint/rules/placeholder-left.ts'
import { suppressionInvalid } from '../../../src/lint/rules/suppression-invalid.ts'
import { testRule } from '../test-rule.ts'

describe('suppression-invalid', () => {
  testRule(
    suppressionInvalid,
    {
      accepts: [
        '',
        '<!-- postmortem-disable-next-line placeholder-left -- why -->\nTODO\n',
        '<!-- postmortem-disable placeholder-left -- why -->\nTODO\n<!-- postmortem-enable placeholder-left -->\n',
        '`x <!-- postmortem-disable-file fox --> y`\n',
        '\\\\<!-- postmortem-disable-file fox -->\n',
        'severity: x <!-- postmortem-tool fox -->\n',
      ],
      rejects: [
        {
          text: '<!-- postmortem-disable-next-line placeholder-left -->\n',
          says: [
            '1:1 The reason is missing, so nothing is suppressed: write postmortem-disable-next-line placeholder-left -- reason.',
          ],
        },
        {
          text: '<!-- postmortem-disable-next-line placeholder-left -- -->\n',
          says: ['1:1 The reason is missing'],
        },
        { text: '<!-- postmortem-disable-file fox -- why -->\n', says: ['1:1 There is no rule "fox".'] },
        {
          text: '<!-- postmortem-disable-next-line placeholder-lft -- why -->\n',
          says: ['1:1 There is no rule "placeholder-lft"; did you mean placeholder-left?'],
        },
        {
          text: '<!-- postmortem-disable-nextline placeholder-left -- why -->\n',
          says: ['1:1 There is no postmortem-disable-nextline; did you mean postmortem-disable-next-line?'],
        },
        {
          text: '<!-- postmortem-disable-line placeholder-left — why -->\n',
          says: ['1:1 The reason has no -- before it'],
        },
        {
          text: '<!-- postmortem-enable placeholder-left -->\n',
          says: ['1:1 placeholder-left is not disabled here'],
        },
        {
          text: '---\nid: x # postmortem-disable-line placeholder-left\n---\n',
          says: ['2:7 The reason is missing'],
        },
        { text: '<!-- postmortem-disable -- why -->\n', says: ['1:1 No rule is named'] },
        { text: '---\n# postmortem-disable-file\n---\n', says: ['2:1 No rule is named'] },
      ],
    },
    { others: [placeholderLeft] },
  )
})
