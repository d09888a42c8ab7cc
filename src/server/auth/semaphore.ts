export interface Semaphore {
  /** Runs a task when its turn comes; null when too many wait already. */
  run: <T>(task: () => Promise<T>) => Promise<T> | null
}

/** Lets a few tasks run at once and a few more wait, however many come. */
export function createSemaphore({
  atOnce,
  waiting: maxWaiting,
}: {
  atOnce: number
  waiting: number
}): Semaphore {
  const waiting: (() => void)[] = []
  let running = 0

  async function start<T>(task: () => Promise<T>): Promise<T> {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
    try {
      return await task()
    } finally {
      // The place goes from hand to hand, or else a newcomer could slip in between.
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    }
  }

  return { run: (task) => (running >= atOnce && waiting.length >= maxWaiting ? null : start(task)) }
}
