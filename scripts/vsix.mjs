// Makes out/postmortem.vsix, the extension for VS Code. Needs Node.js 22, as the tool that packs it does. Nothing is published.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'

const root = resolve(import.meta.dirname, '..')
const source = join(root, 'editors/vscode')
const folder = join(root, 'out/vsix')

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
for (const name of ['package.json', 'snippets.json', 'README.md', 'LICENSE'])
  cpSync(join(source, name), join(folder, name))
// so that a config is checked without the network
cpSync(join(root, 'dist/schemas/config.json'), join(folder, 'schemas/config.json'))
await build({
  ...{ entryPoints: [join(source, 'src/extension.ts')], outfile: join(folder, 'dist/extension.js') },
  ...{ bundle: true, minify: true, platform: 'node', target: 'node20', format: 'cjs', external: ['vscode'] },
  ...{ legalComments: 'none', logLevel: 'warning' },
})
const pack = [
  '--yes',
  '@vscode/vsce@4.1.0',
  'package',
  '--no-dependencies',
  '--out',
  join(root, 'out/postmortem.vsix'),
]
// no package that it needs has anything to run as it is installed
const env = { ...process.env, npm_config_ignore_scripts: 'true' }
execFileSync('npx', pack, {
  env,
  cwd: folder,
  stdio: ['ignore', 'ignore', 'inherit'],
  shell: process.platform === 'win32',
})
