import { ROUTES } from '../../contract/routes'
import { recordServerBuild } from '../../query/build'
import { addJitter } from '../../query/poll'

const EVERY_MS = 300_000
const MAX_WAIT_MS = 10_000

/** Has any answer of the server, to hear which build it is of. One that never comes is none. */
export async function askBuild(): Promise<void> {
  try {
    const response = await fetch(ROUTES.ready, { signal: AbortSignal.timeout(MAX_WAIT_MS) })
    recordServerBuild(response)
    // What nobody reads keeps its connection.
    await response.text()
  } catch {
    // A server that is away has no build.
  }
}

export interface BuildWatchDeps {
  isWall: () => boolean
  ask: () => Promise<void>
  random: () => number
}

/**
 * Has a wall ask for the build now and then where nothing else does: not every page of it looks at a run. Returns what is to be called with
 * each answer that named one.
 */
export function watchBuild({ isWall, ask, random }: BuildWatchDeps): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(
      () => {
        wait()
        if (isWall()) void ask()
      },
      addJitter(EVERY_MS, random()),
    )
  }
  wait()
  return wait
}
