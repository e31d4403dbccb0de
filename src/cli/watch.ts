import type { Host } from '../host/index.ts'

/** Call back after each save of a file, until the program is told to end. */
export const watchUntilEnded = (path: string, host: Host, changed: () => void): Promise<void> =>
  new Promise(done => {
    const end = host.watch(path, changed)
    const undo = host.onTerminate(() => {
      end()
      undo()
      done()
    }, 'and interrupt')
  })
