import manifest from '../../../package.json' with { type: 'json' }

/** The parts that `init` can set up. */
export const initParts = {
  config: 'postmortem.config.yaml and the folder',
  github: 'a GitHub workflow',
  gitlab: 'a GitLab job',
  'pre-commit': 'a hook for pre-commit',
  vscode: 'the schemas of config, answers and front matter for VS Code',
} as const

export type InitPart = keyof typeof initParts

export interface InitFile {
  readonly path: string
  readonly text: string
}

const PACKAGE = `${manifest.name}@${manifest.version}`
const schemaOf = (name: string) => `${manifest.homepage}schemas/${name}.json`

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
      return [
        { path: '.vscode/settings.json', text: settings },
        { path: '.remarkrc.yaml', text: remark(folder) },
      ]
  }
}

const config = (folder: string) => `# yaml-language-server: $schema=${schemaOf('config')}
# The settings of postmortem lint. All keys: ${manifest.homepage}config
extends: recommended # strict asks for more; public is for what customers read
folder: ${folder}

# timezone: Europe/Berlin # the zone of times that have no other zone
# severities: [SEV1, SEV2, SEV3]
# rules:
#   action-ticket: warn
`

/** What a change in decides whether CI lints. */
const watched = (folder: string) => [
  `${folder}/**`,
  'postmortem.config.*',
  '.config/postmortem.*',
  'postmortem-baseline.json',
]

const listOf = (patterns: readonly string[]) => `[${patterns.map(pattern => `'${pattern}'`).join(', ')}]`

/** `owner/name` of the repository, which is an action too. */
const ACTION = /github\.com\/([\w.-]+\/[\w.-]+?)\.git$/.exec(manifest.repository.url)?.[1] ?? ''

const workflow = (folder: string) => `name: postmortems
on:
  pull_request:
    # leave this out where the check is required: a pull request of other files would wait for it
    paths: ${listOf([...watched(folder), '.github/workflows/postmortems.yml'])}
  push:
    branches: [main, master]
    paths: ${listOf(watched(folder))}
permissions:
  contents: read
jobs:
  lint:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      actions: read # for code scanning in private repositories
      security-events: write # for code scanning
    steps:
      - uses: actions/checkout@v6
        with:
          fetch-depth: 0 # --since compares with where the branch left
          persist-credentials: false
      - uses: ${ACTION}@v${manifest.version}
        with:
          args: \${{ github.base_ref && format('--since origin/{0}', github.base_ref) }}
          sarif: postmortem.sarif
      # where code scanning is off, or the pull request is from a fork, the annotations are enough
      - uses: github/codeql-action/upload-sarif@v4
        if: \${{ !cancelled() && hashFiles('postmortem.sarif') != '' }}
        continue-on-error: true
        with:
          sarif_file: postmortem.sarif
          category: postmortem
`

/**
 * Installed outside of the checkout and run from there: the `.npmrc` and the `node_modules` of a merge request are data of
 * somebody unknown.
 */
const gitlabJob = (folder: string) => `postmortems:
  image: node:22
  variables:
    GIT_DEPTH: 0 # --since compares with where the branch left
    # renovate: datasource=npm depName=${manifest.name}
    POSTMORTEM_VERSION: ${manifest.version}
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
      changes: ${listOf(watched(folder).map(path => path.replace(/\*\*$/, '**/*')))}
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
      changes: ${listOf(watched(folder).map(path => path.replace(/\*\*$/, '**/*')))}
  script:
    - tools="$(mktemp -d)"
    - (cd "$tools" && npm install --ignore-scripts --no-audit --no-fund --loglevel=error --prefix "$tools" "${manifest.name}@$POSTMORTEM_VERSION" >&2)
    - node "$tools/node_modules/${manifest.name}/bin/postmortem.js" lint --format gitlab=codequality.json --format junit=postmortems.xml \${CI_MERGE_REQUEST_DIFF_BASE_SHA:+--since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"}
  artifacts:
    when: always
    reports:
      codequality: codequality.json
      junit: postmortems.xml
`

const hook = (folder: string) => `repos:
  - repo: local
    hooks:
      - id: postmortem
        name: postmortem lint
        entry: postmortem lint
        language: node
        additional_dependencies: ['${PACKAGE}']
        types: [markdown]
        files: '^${folder.replace(/[.+*?^$()[\]{}|\\]/g, '\\$&')}/'
`

const settings = `{
  "yaml.schemas": {
    "${schemaOf('config')}": ["postmortem.config.yaml", "postmortem.config.yml", ".config/postmortem.yaml"],
    "${schemaOf('answers')}": ["*.answers.yaml"]
  },
  "json.schemas": [
    {
      "fileMatch": ["postmortem.config.json", "postmortem.config.jsonc", ".config/postmortem.json*"],
      "url": "${schemaOf('config')}"
    }
  ]
}
`

const remark = (
  folder: string,
) => `# Front matter is checked as one types, by the extension unifiedjs.vscode-remark, after
# npm install --save-dev ${manifest.name} remark-frontmatter remark-lint-frontmatter-schema
plugins:
  - remark-frontmatter
  - - remark-lint-frontmatter-schema
    - schemas:
        ./node_modules/${manifest.name}/dist/schemas/front-matter.json: ['${folder}/**/*.md']
`
