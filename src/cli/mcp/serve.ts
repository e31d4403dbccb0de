import type { Readable, Writable } from 'node:stream'
import { McpServer, ResourceTemplate } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import * as z from 'zod'
import format from '../../../docs/format.md?raw'
import manifest from '../../../package.json' with { type: 'json' }
import { type ExitCode, exitCode } from '../../errors.ts'
import type { Host } from '../../host/index.ts'
import { rules } from '../../lint/index.ts'
import { explain } from '../commands/explain.ts'
import { lint } from '../commands/lint.ts'
import { log } from '../commands/log.ts'
import { search } from '../commands/search.ts'
import { show } from '../commands/show.ts'
import { type Answer, answerOf, assertOpen, assertPostmortem } from './tools.ts'

export interface McpOptions {
  readonly write?: boolean
}

const INSTRUCTIONS = `postmortem checks whether an incident postmortem is true: times, zones, durations, counts, claims.
Read the resource postmortem://format before you write one. After each draft call lint, then claims; mend every finding of a
time, a zone or a figure from what people said or logged. Never make up a time: write "~14:00", "14:??" or leave it out.`

const path = z
  .string()
  .describe('A file or a folder of the repository, such as postmortems/2026-03-31-checkout.md')
const draft = z
  .string()
  .optional()
  .describe('The Markdown of a draft that is in no file yet; give this or a path')

/** Speaks the Model Context Protocol on standard streams until the assistant ends it. */
export async function serveAssistant({ write }: McpOptions, host: Host): Promise<ExitCode> {
  const server = new McpServer(
    { name: 'postmortem', version: manifest.version },
    { instructions: INSTRUCTIONS },
  )
  readingTools(server, host)
  if (write) writingTools(server, host)
  resources(server, host)
  const { input, output } = host.terminal.pipes
  await server.connect(new StdioServerTransport(input as Readable, output as Writable))
  return new Promise(done => {
    server.server.onclose = () => done(exitCode.ok)
    input.on('end', () => done(exitCode.ok))
  })
}

const told = ({ texts, isError }: Answer) => ({
  content: texts.map(text => ({ type: 'text' as const, text })),
  isError,
})

/** Runs a command about a draft or files of the repository. */
async function about(
  given: { readonly path?: string | undefined; readonly text?: string | undefined },
  run: (paths: readonly string[], host: Host) => Promise<unknown>,
  host: Host,
) {
  return told(
    await answerOf(
      async inner => {
        if (given.path !== undefined) assertOpen(given.path, host)
        const paths = given.path !== undefined ? [given.path] : given.text !== undefined ? ['-'] : []
        return run(paths, inner)
      },
      host,
      given.text,
    ),
  )
}

const READS = { readOnlyHint: true, openWorldHint: false }

function readingTools(server: McpServer, host: Host): void {
  server.registerTool(
    'lint',
    {
      description:
        'Check a postmortem, or all of a folder: contradicting times, wrong durations and counts, zones, missing sections, blame, owners. Use it after every change of a draft, and before you say that one is done.',
      inputSchema: { path: path.optional(), text: draft },
      annotations: READS,
    },
    given => about(given, (paths, inner) => lint(paths, { format: ['json'] }, inner), host),
  )
  server.registerTool(
    'claims',
    {
      description:
        'List every statement in figures of a postmortem ("36 minutes", "at 07:35", "12 hosts") with what supports or contradicts it. Use it to find figures that were made up or copied wrongly.',
      inputSchema: { path: path.optional(), text: draft },
      annotations: READS,
    },
    given => about(given, (paths, inner) => show(paths, { claims: true }, inner), host),
  )
  server.registerTool(
    'show',
    {
      description:
        'What a postmortem says as data: milestones, durations, events with their instants, action items, sections. Use it to quote times and figures instead of reading them from the text.',
      inputSchema: { path: path.optional(), text: draft },
      annotations: READS,
    },
    given => about(given, (paths, inner) => show(paths, { json: true }, inner), host),
  )
  server.registerTool(
    'search',
    {
      description:
        'Find earlier postmortems of the repository by words. Use it before you write about causes or action items: the same may have happened, and been promised, before.',
      inputSchema: { words: z.string().describe('A few words, such as: certificate expired') },
      annotations: READS,
    },
    async ({ words }) =>
      told(await answerOf(inner => search(words.split(/\s+/), { json: true }, inner), host)),
  )
}

function writingTools(server: McpServer, host: Host): void {
  server.registerTool(
    'log_event',
    {
      description:
        'Add an event to the timeline of a postmortem, byte-stable and in its order. Use it only for what a person or a log said, with the time that it had.',
      inputSchema: {
        path,
        text: z.string().describe('What happened, in a sentence'),
        at: z
          .string()
          .regex(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}/, 'Give the day too: 2026-03-31 06:25')
          .describe('When, with its day: YYYY-MM-DD HH:MM in the zone of the postmortem, or RFC 3339'),
      },
      annotations: { readOnlyHint: false, destructiveHint: false, openWorldHint: false },
    },
    async ({ path, text, at }) =>
      told(
        await answerOf(async inner => {
          await assertPostmortem(path, host)
          return log([text], { file: path, at, json: true }, inner)
        }, host),
      ),
  )
}

function resources(server: McpServer, host: Host): void {
  server.registerResource(
    'format',
    'postmortem://format',
    { title: 'The format of a postmortem', mimeType: 'text/markdown' },
    ({ href }) => ({ contents: [{ uri: href, mimeType: 'text/markdown', text: format }] }),
  )
  const list = () => ({
    resources: rules.map(({ id, summary }) => ({
      uri: `postmortem://rules/${id}`,
      name: id,
      description: summary,
    })),
  })
  server.registerResource(
    'rule',
    new ResourceTemplate('postmortem://rules/{id}', { list }),
    { title: 'A rule: why it is there, and examples', mimeType: 'text/plain' },
    async ({ href }, { id }) => {
      const { texts } = await answerOf(async inner => explain(String(id), inner), host)
      return { contents: [{ uri: href, mimeType: 'text/plain', text: texts.join('') }] }
    },
  )
}
