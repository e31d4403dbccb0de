export { nodeHost } from '../host/index.ts'
export { main } from './program.ts'
