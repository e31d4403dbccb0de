import { describe } from 'vitest'
import { placeholderLeft } from '../../../src/lint/rules/placeholder-left.ts'
import { sectionEmpty } from '../../../src/lint/rules/section-empty.ts'
import { suppressionUnused } from '../../../src/lint/rules/suppression-unused.ts'
import { testRule } from '../test-rule.ts'

const NAME = 'placeholder-left'
const next = `<!-- postmortem-disable-next-line ${NAME} -- why -->`

describe('suppression-unused', () => {
  testRule(
    suppressionUnused,
    {
      accepts: [
        `${next}\nTODO\n`,
        `${next}\n\nTODO\n`,
        `TODO <!-- postmortem-disable-line ${NAME} -- why -->\n`,
        `<!-- postmortem-disable-file ${NAME} -- why -->\n\ntext\n\nTODO\n`,
        `TODO\n\n<!-- postmortem-disable-file ${NAME} -- why -->\n`,
        `<!-- postmortem-disable ${NAME} -- why -->\n\nTODO\n\n<!-- postmortem-enable ${NAME} -->\n`,
        `---\n# postmortem-disable-file ${NAME} -- why\ntitle: x\n---\n\nTODO\n`,
        `<!-- postmortem-disable-next-line ${NAME}\n -- why -->\nTODO\n`,
        // no comment of ours, or not meant
        '<!-- postmortem -->\n',
        `\`${next}\`\n`,
        `\`\`\`\n${next}\n\`\`\`\n`,
        // not followed for want of a reason: another rule says so
        `<!-- postmortem-disable-next-line ${NAME} -->\n`,
        // nothing is asked of rules that are off
        '<!-- postmortem-disable-next-line zone-mixed -- why -->\n',
        '<!-- postmortem-disable-next-line placeholder-left -- why',
      ],
      rejects: [
        {
          text: `a\n\n${next}\nb\n`,
          says: ['3:35 placeholder-left reports nothing here: delete'],
          becomes: 'a\n\nb\n',
        },
        { text: `a\r\n${next}\r\nb\r\n`, says: ['2:35'], becomes: 'a\r\nb\r\n' },
        { text: `a ${next} b`, says: ['1:37'], becomes: 'a b' },
        {
          text: `<!-- postmortem-disable ${NAME} -- why -->\n\n<!-- postmortem-enable ${NAME} -->\n\nTODO\n`,
          says: ['1:25'],
          becomes: `\n<!-- postmortem-enable ${NAME} -->\n\nTODO\n`,
        },
        {
          text: `<!-- postmortem-disable-next-line section-empty, ${NAME} -- why -->\nTODO\n`,
          says: ['1:35 section-empty reports nothing here'],
          becomes: `<!-- postmortem-disable-next-line ${NAME} -- why -->\nTODO\n`,
        },
        {
          text: `<!-- postmortem-disable-next-line ${NAME}, section-empty -- why -->\nTODO\n`,
          says: ['1:53 section-empty reports nothing here'],
          becomes: `<!-- postmortem-disable-next-line ${NAME} -- why -->\nTODO\n`,
        },
        {
          text: `---\n# postmortem-disable-file ${NAME} -- why\ntitle: x\n---\n`,
          says: ['2:27'],
          becomes: '---\ntitle: x\n---\n',
        },
      ],
    },
    { others: [placeholderLeft, sectionEmpty] },
  )
})
