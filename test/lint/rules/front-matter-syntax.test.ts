import { describe } from 'vitest'
import { frontMatterSyntax } from '../../../src/lint/rules/front-matter-syntax.ts'
import { testRule } from '../test-rule.ts'

describe('front-matter-syntax', () => {
  testRule(frontMatterSyntax, {
    accepts: [
      '',
      '# No front matter',
      '---\ntitle: "a: b"\n---\n',
      '----\nnot front matter\n',
      '---\r\ntitle: a\r\n---\r\n',
      '--- \ntitle: a\n---\t\n',
      '+++\ntitle = "a"\n+++\n',
      '{\n  "title": "a"\n}\n',
      '{"title": "a"} is what it said',
      '{{< note >}}',
    ],
    rejects: [
      {
        text: '---js\n{}\n---\n',
        says: ['1:1 The first line must be exactly ---. Delete "js": only YAML is read between such lines.'],
      },
      { text: '--- json\n{}\n---\n', says: ['1:1 The first line must be exactly ---.'] },
      { text: '+++\ntitle = \n+++\n', says: ['2:9 This is not valid TOML:'] },
      { text: '+++\na = 1\na = 2\n+++\n', says: ['3:1 This is not valid TOML:'] },
      { text: `+++\na = ${'['.repeat(30)}${']'.repeat(30)}\n+++\n`, says: ['2:25 This is not valid TOML:'] },
      { text: '+++\n__proto__ = 1\n+++\n', says: ['2:'] },
      {
        text: '+++\ntitle = "a"\n\n# b\n',
        says: ['1:1 This front matter is never closed. Add a line of exactly +++'],
      },
      {
        text: '+++\ntitle = "a"\n+++ b\n',
        says: ['3:1 A line that begins with +++ closes the front matter'],
      },
      { text: `+++\n${'a = 1\n'.repeat(1200)}+++\n`, says: ['1:1 The front matter is longer than'] },
      { text: '{\n  "title": "a"\n', says: ['1:1 This front matter is never closed within 32 KiB'] },
      { text: '{\n  "title": a: b\n}\n', says: ['2:'] },
      {
        text: '\n+++\ntitle = "a"\n+++\n',
        says: ['2:1 Front matter must begin on the first line'],
        becomes: '+++\ntitle = "a"\n+++\n',
      },
      { text: '---\ntitle: a\n\n# b\n', says: ['1:1 This front matter is never closed'] },
      {
        text: '---\ntitle: a\n----\n\n---\n',
        says: ['3:1 A line that begins with --- closes the front matter, and must be exactly ---.'],
      },
      {
        text: '---\ntitle: a: b\n---\n',
        says: [
          '2:9 This is not valid YAML: bad indentation of a mapping entry. Put the value of title in quotes.',
        ],
      },
      { text: '---\nowner: @a\n---\n', says: ['2:8 This is not valid YAML'] },
      {
        text: '---\ntitle: [OPS-12] down\n---\n',
        says: [
          '2:17 This is not valid YAML: bad indentation of a mapping entry. Put the value of title in quotes.',
        ],
      },
      {
        text: '---\nauthors: [ann, @bo]\n---\n',
        says: [
          '2:16 This is not valid YAML: missed comma between flow collection entries. Put each item of authors in quotes: ["@name"].',
        ],
      },
      {
        text: '---\ntitle: Outage #42 in "EU"\n---\n',
        says: ['2:15 “#42 in "EU"” is a comment to YAML, and no part of the title: put the title in quotes.'],
        becomes: '---\ntitle: "Outage #42 in \\"EU\\""\n---\n',
      },
      { text: '---\na: 1\na: 2\n---\n', says: ['3:1 This is not valid YAML: duplicated mapping key'] },
      { text: '---\na: &x 1\n---\n', says: ['2:4 YAML anchors and aliases are not supported'] },
      { text: '---\na: !!js/function x\n---\n', says: ['2:'] },
      { text: '---\n- a\n---\n', says: ['2:1 This is not a list of fields'] },
      { text: '---\n? [a]: b\n---\n', says: ['2:'] },
      { text: `---\n${'a: 1\n'.repeat(1200)}---\n`, says: ['1:1 The front matter is longer than'] },
      {
        text: '\n---\ntitle: a\n---\n',
        says: ['2:1 Front matter must begin on the first line'],
        becomes: '---\ntitle: a\n---\n',
      },
    ],
  })
})
