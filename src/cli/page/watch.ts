import type { Host } from '../../host/index.ts'

/** Calls back after each save of any of the files, until the program is asked to end or the callback fails. */
export const watchUntilEnded = (
  paths: readonly string[],
  host: Host,
  changed: () => Promise<void>,
): Promise<void> =>
  new Promise((done, failed) => {
    const end = () => {
      for (const stop of watchers) stop()
      undo()
    }
    const watchers = paths.map(path =>
      host.files.watch(path, () => {
        changed().catch(error => {
          end()
          failed(error)
        })
      }),
    )
    const undo = host.terminal.onTerminate(() => {
      end()
      done()
    }, 'and interrupt')
  })
