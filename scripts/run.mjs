import { load } from './bundle.mjs'

// run.mjs SCRIPT [ARGUMENTS]: runs a script in TypeScript on any Node that the program runs on.
const [script = ''] = process.argv.splice(2, 1)
await load(script)
