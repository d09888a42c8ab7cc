/** Work that several wait for at once: it begins with the first of them, and stops when all have left. */
export interface SharedWork<T> {
  /**
   * The result of the work with this name, which begins unless it is under way. Rejects with the signal's reason once that is aborted, and with the
   * work's failure.
   */
  join: (name: string, start: (signal: AbortSignal) => Promise<T>, signal?: AbortSignal) => Promise<T>
}

interface Running<T> {
  result: Promise<T>
  waiting: number
  stop: AbortController
}

export function createSharedWork<T>(): SharedWork<T> {
  const running = new Map<string, Running<T>>()

  function begin(name: string, start: (signal: AbortSignal) => Promise<T>): Running<T> {
    const stop = new AbortController()
    const result = start(stop.signal).finally(() => forget(name, work))
    // The waiting callers get the error; when all have left, it is dropped.
    result.catch(() => undefined)
    const work: Running<T> = { result, waiting: 0, stop }
    running.set(name, work)
    return work
  }

  function forget(name: string, work: Running<T>): void {
    if (running.get(name) === work) running.delete(name)
  }

  return {
    join: async (name, start, signal) => {
      signal?.throwIfAborted()
      const work = running.get(name) ?? begin(name, start)
      work.waiting += 1
      let leave = (): void => undefined
      const left = new Promise<never>((_, reject) => {
        leave = () => reject(signal?.reason as Error)
      })
      signal?.addEventListener('abort', leave, { once: true })
      try {
        return await Promise.race([work.result, left])
      } finally {
        signal?.removeEventListener('abort', leave)
        work.waiting -= 1
        if (work.waiting === 0) {
          forget(name, work)
          work.stop.abort()
        }
      }
    },
  }
}
