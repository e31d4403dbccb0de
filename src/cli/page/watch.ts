import type { Host } from '../../host/index.ts'

/** Call back after each save of any of some files, until the program is told to end or what is called fails. */
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
