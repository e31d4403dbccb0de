import { alertmanager } from './alertmanager.ts'
import { cstate } from './cstate.ts'
import { datadog } from './datadog.ts'
import { delimited } from './delimited.ts'
import { discord } from './discord.ts'
import type { Importer, Source } from './entry.ts'
import { firehydrant } from './firehydrant.ts'
import { gitLog } from './git-log.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { grafanaOncall } from './grafana-oncall.ts'
import { incidentIo } from './incident-io.ts'
import { jira } from './jira.ts'
import { jsonRecords } from './json-records.ts'
import { kubernetes } from './kubernetes.ts'
import { lines } from './lines.ts'
import { mattermost } from './mattermost.ts'
import { opsgenie } from './opsgenie.ts'
import { pagerduty } from './pagerduty.ts'
import { prose } from './prose.ts'
import { rootly } from './rootly.ts'
import { sentry } from './sentry.ts'
import { shellHistory } from './shell-history.ts'
import { slack } from './slack.ts'
import { statuspage } from './statuspage.ts'
import { teams } from './teams.ts'
import { zulip } from './zulip.ts'

export { columnsSaid } from './delimited.ts'
export type {
  Entry,
  Facts,
  Imported,
  Importer,
  Proposal,
  Skipped,
  Source,
  When,
} from './entry.ts'
export { jsonProblem, sourceFile } from './source-file.ts'

/** Every importer. The first that recognises a source reads it: the particular ones, then those for anything. */
export const importers: readonly Importer[] = [
  slack,
  teams,
  discord,
  mattermost,
  zulip,
  pagerduty,
  opsgenie,
  grafanaOncall,
  alertmanager,
  sentry,
  datadog,
  incidentIo,
  firehydrant,
  rootly,
  statuspage,
  cstate,
  github,
  gitlab,
  jira,
  kubernetes,
  gitLog,
  shellHistory,
  jsonRecords,
  delimited,
  lines,
  prose,
]

/** The importer for a source; undefined where none recognises it. */
export const importerOf = (source: Source): Importer | undefined =>
  importers.find(importer => importer.recognises(source))
