import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

// npm run release -- X.Y.Z: checks, writes the version where it stands, dates the changelog, commits and tags. It stops
// there: a push of the tag publishes.

/** Where the version stands, besides package.json, its lock file and the changelog. */
export const PLACES = /** @type {const} */ ([
  ['action.yml', 'default: VERSION\n'],
  ['Dockerfile', 'postmortem-cli@VERSION '],
  ['docs/security.md', 'postmortem-cli@VERSION)'],
  ['editors/vscode/package.json', '"version": "VERSION"'],
])

const CHANGELOG = 'CHANGELOG.md'

/** @param {string} path */
const read = path => readFileSync(path, 'utf8')
/** @param {readonly string[]} args */
const git = (...args) => execFileSync('git', args, { encoding: 'utf8' }).trim()

/**
 * Whether a version is later than another.
 *
 * @param {string} version
 * @param {string} other
 */
export function isLater(version, other) {
  const [a, b] = [version, other].map(text => text.split('.').map(Number))
  const at = a?.findIndex((n, i) => n !== b?.[i]) ?? -1
  return at >= 0 && (a?.[at] ?? 0) > (b?.[at] ?? 0)
}

/**
 * The changelog with what is unreleased under the version and its day.
 *
 * @param {string} text
 * @param {{ readonly version: string, readonly before: string, readonly day: string, readonly repository: string }} release
 * @throws Error where nothing is unreleased.
 */
export function dated(text, { version, before, day, repository }) {
  const [, news = ''] = /^## \[Unreleased\]\n([\s\S]*?)(?=^## \[)/m.exec(text) ?? []
  if (news.trim() === '') throw new Error(`${CHANGELOG} has nothing under "## [Unreleased]".`)
  const compared = `[Unreleased]: ${repository}/compare/v${before}...HEAD`
  if (!text.includes(compared)) throw new Error(`${CHANGELOG} lacks the line ${compared}`)
  return text
    .replace('## [Unreleased]\n', `## [Unreleased]\n\n## [${version}] - ${day}\n`)
    .replace(
      compared,
      `[Unreleased]: ${repository}/compare/v${version}...HEAD\n[${version}]: ${repository}/compare/v${before}...v${version}`,
    )
}

/**
 * @param {string} version
 * @param {string} day `YYYY-MM-DD`.
 */
function release(version, day) {
  const { version: before, repository } = JSON.parse(read('package.json'))
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error('Write npm run release -- X.Y.Z')
  if (!isLater(version, before)) throw new Error(`${version} is not later than ${before}.`)
  if (git('status', '--porcelain') !== '') throw new Error('Commit or stash your changes first.')
  if (git('tag', '--list', `v${version}`) !== '') throw new Error(`The tag v${version} is there already.`)
  const address = repository.url.replace(/^git\+|\.git$/g, '')
  const changelog = dated(read(CHANGELOG), { version, before, day, repository: address })
  const places = PLACES.map(([path, text]) => {
    const [old, now] = [before, version].map(one => text.replace('VERSION', () => one))
    const found = read(path)
    if (!old || !now || !found.includes(old)) throw new Error(`${path} lacks ${JSON.stringify(old)}.`)
    return /** @type {const} */ ([path, found.replaceAll(old, now)])
  })
  if (existsSync('.ci/run')) execFileSync('bash', ['.ci/run'], { stdio: 'inherit' })
  execFileSync('npm', ['version', version, '--no-git-tag-version', '--ignore-scripts'], { stdio: 'ignore' })
  for (const [path, text] of places) writeFileSync(path, text)
  writeFileSync(CHANGELOG, changelog)
  git('commit', '--all', '--message', `Release ${version}`)
  git('tag', '--annotate', `v${version}`, '--message', `Release ${version}`)
  console.log(`Tagged v${version}. To publish it: git push --follow-tags`)
}

if (process.argv[1]?.endsWith('release.mjs')) {
  try {
    release(process.argv[2] ?? '', new Date().toISOString().slice(0, 10))
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  }
}
