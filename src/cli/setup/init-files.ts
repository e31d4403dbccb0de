import manifest from '../../../package.json' with { type: 'json' }

/** The parts that `init` can set up. */
export const initParts = {
  config: 'postmortem.config.yaml and the folder',
  github: 'a GitHub workflow',
  gitlab: 'a GitLab job',
  'pre-commit': 'a hook for pre-commit',
  vscode: 'the schema of the config for VS Code',
} as const

export type InitPart = keyof typeof initParts

export interface InitFile {
  readonly path: string
  readonly text: string
}

const PACKAGE = `${manifest.name}@${manifest.version}`
const SCHEMA = `https://unpkg.com/${PACKAGE}/dist/schemas/config.json`

/** The files of a part. @param folder where the postmortems are, without a slash at its end. */
export function filesOf(part: InitPart, folder: string): readonly InitFile[] {
  switch (part) {
    case 'config':
      return [
        { path: 'postmortem.config.yaml', text: config(folder) },
        { path: `${folder}/.gitkeep`, text: '' },
      ]
    case 'github':
      return [{ path: '.github/workflows/postmortems.yml', text: workflow(folder) }]
    case 'gitlab':
      return [{ path: '.gitlab-ci.yml', text: gitlabJob(folder) }]
    case 'pre-commit':
      return [{ path: '.pre-commit-config.yaml', text: hook(folder) }]
    case 'vscode':
      return [{ path: '.vscode/settings.json', text: settings }]
  }
}

/**
 * Shell lines that lint in CI. The program is installed outside of the checkout and run from there: the `.npmrc` and the
 * `node_modules` of a pull request are data of somebody unknown.
 */
const lintLines = (flags: string): readonly string[] => [
  'tools="$(mktemp -d)"',
  `(cd "$tools" && npm install --ignore-scripts --no-audit --no-fund --loglevel=error --prefix "$tools" ${PACKAGE} >&2)`,
  `node "$tools/node_modules/${manifest.name}/bin/postmortem.js" lint ${flags}`,
]

const config = (folder: string) => `# yaml-language-server: $schema=${SCHEMA}
# The settings of postmortem lint. All keys: https://unpkg.com/${PACKAGE}/docs/config.md
extends: recommended # strict asks for more; public is for what customers read
folder: ${folder}

# timezone: Europe/Berlin # the zone of times that have no other zone
# severities: [SEV1, SEV2, SEV3]
# rules:
#   action-ticket: warn
`

const workflow = (folder: string) => `name: postmortems
on:
  pull_request:
    paths: ['${folder}/**', 'postmortem.config.yaml', 'postmortem-baseline.json']
permissions:
  contents: read
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: |
${lintLines('--format github')
  .map(line => `          ${line}\n`)
  .join('')}`

const gitlabJob = (folder: string) => `postmortems:
  image: node:22
  rules:
    - changes: ['${folder}/**/*', postmortem.config.yaml, postmortem-baseline.json]
  script:
${lintLines('--format gitlab=codequality.json')
  .map(line => `    - ${line}\n`)
  .join('')}  artifacts:
    when: always
    reports:
      codequality: codequality.json
`

const hook = (folder: string) => `repos:
  - repo: local
    hooks:
      - id: postmortem
        name: postmortem lint
        entry: postmortem lint
        language: node
        additional_dependencies: ['${PACKAGE}']
        files: '^${folder.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&')}/.*\\.(md|markdown)$'
`

const settings = `{
  "yaml.schemas": {
    "${SCHEMA}": "postmortem.config.yaml"
  }
}
`
