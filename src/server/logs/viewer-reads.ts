/** Lets work on whole logs wait while viewers wait for lines: both would share one thread. */
export interface ViewerReads {
  run: <T>(read: () => Promise<T>) => Promise<T>
  /** Resolves when no viewer waits, at the latest after a moment, so that the work comes to its end under any load. */
  whenIdle: () => Promise<void>
}

const MAX_REST_MS = 200

export function createViewerReads(wait: (ms: number) => Promise<void>): ViewerReads {
  let running = 0
  let idle: PromiseWithResolvers | null = null
  return {
    run: async (read) => {
      running += 1
      try {
        return await read()
      } finally {
        running -= 1
        if (running === 0) {
          idle?.resolve()
          idle = null
        }
      }
    },
    whenIdle: async () => {
      if (running === 0) return
      idle ??= withResolvers()
      await Promise.race([idle.promise, wait(MAX_REST_MS)])
    },
  }
}

interface PromiseWithResolvers {
  promise: Promise<void>
  resolve: () => void
}

function withResolvers(): PromiseWithResolvers {
  let resolve = (): void => undefined
  const promise = new Promise<void>((settle) => (resolve = settle))
  return { promise, resolve }
}
