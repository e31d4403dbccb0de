import { describe, expect, it } from 'vitest'
import { parse } from '../../src/document/index.ts'
import {
  languageNames,
  messageOf,
  type NamedTemplate,
  renderDocument,
  renderMail,
  templates,
} from '../../src/render/index.ts'

const email: NamedTemplate = { name: 'email', template: templates.email }

const document = (title: string, fields = '') =>
  parse(
    `---\ntitle: ${JSON.stringify(title)}\ndate: 2012-03-28\n${fields}---\n\n## Summary\n\nIt **failed**, see [this](https://a.example/?a=1&b=">").\n\n- one\n\n| a |\n|---|\n| b |\n`,
  )

/** The headers and the parts of a message, decoded. */
function read(message: string) {
  const [head = '', ...rest] = message.split('\r\n\r\n')
  const subject = /^Subject: ((?:.|\r\n )*?)\r\n(?! )/m.exec(`${head}\r\n`)?.[1] ?? ''
  const words = subject
    .replace(/\r\n /g, '')
    .replace(/=\?utf-8\?B\?([^?]*)\?=/g, (_, base64: string) => Buffer.from(base64, 'base64').toString())
  const parts = rest.slice(1).map(part =>
    Buffer.from(part.split('\r\n--')[0] ?? '', 'base64')
      .toString()
      .replaceAll('\r\n', '\n'),
  )
  return { head, subject: words, text: parts[0] ?? '', html: parts[1] ?? '' }
}

describe('an e-mail', () => {
  it.each([
    'Outage',
    'Störung in “Zürich” & Genf',
    '障害'.repeat(30),
    `A title of ${'many words '.repeat(30)}`,
    '=?x',
  ])('has a subject of one line: %s', title => {
    for (const language of languageNames)
      for (const organization of ['', 'organization: Exämple\n']) {
        const given = document(title, `language: ${language}\n${organization}`)
        const line = renderDocument(given, 'email', 'text').split('\n')[0] ?? ''
        expect(line.length).toBeLessThanOrEqual(78)
        const { subject, text, head } = read(messageOf(renderMail(given, email)))
        expect(line.endsWith(subject)).toBe(true)
        expect(subject.replace(/…$/, '')).toMatch(organization ? /^Exämple: / : title.slice(0, 5))
        expect(text).not.toContain(line)
        for (const one of head.split('\r\n')) expect(one.length).toBeLessThanOrEqual(78)
        expect(head).toMatch(/^[\x20-\x7e\r\n]*$/)
      }
  })

  it('has its styles in its tags, and nothing that mail clients drop', () => {
    const { html } = read(messageOf(renderMail(document('Outage'), email)))
    expect(html).toMatch(/<h1 style="margin: 4px/)
    expect(html).toContain('<td style="')
    expect(html).toContain('href="https://a.example/?a=1&amp;b=%22%3E%22"')
    expect(html).not.toMatch(/<style|<svg|<link|var\(|Content-Security/)
  })

  it('has the same words as text', () => {
    const { text } = read(messageOf(renderMail(document('Outage'), email)))
    expect(text).toMatch(/^Hello,\n/)
    expect(text).toContain('It failed')
  })
})
