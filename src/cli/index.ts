export { nodeHost } from '../host.ts'
export { main } from './program.ts'
