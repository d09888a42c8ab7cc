import { waitBeforeReload, withReload, type Reload } from './reload-guard'
import { MINUTE_MS } from '../../lib/time/units'

const SPREAD_MS = 120_000
const AGAIN_MS = MINUTE_MS
const BROKEN = 'broken'

export interface ReloaderDeps {
  /** The build of this page; null: nobody knows, and nothing is ever done. */
  own: string | null
  past: readonly Reload[]
  /** A reader loads a page herself, when it suits her. */
  isWall: () => boolean
  /** The build of the page that would come now, or null. */
  look: () => Promise<string | null>
  keep: (reloads: readonly Reload[]) => boolean
  reload: () => void
  nowMs: () => number
  /** Since this page was loaded. */
  ageMs: () => number
  random: () => number
}

export interface Reloader {
  /** An answer named this build. */
  heard: (build: string | null) => void
  /** A part of the page fails, and goes on failing. */
  broken: () => void
}

/** Loads a wall anew when the server has another build, or when nothing else helps: never twice in ten minutes, never into a blank page. */
export function createReloader(deps: ReloaderDeps): Reloader {
  const { own, past, isWall, look, keep, reload, nowMs, ageMs, random } = deps
  let wanted: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Counts the reasons: a look that began for an earlier one has no say any more, though the reason be the same. */
  let turn = 0

  function want(why: string): void {
    if (own === null || wanted !== null || !isWall()) return
    wanted = why
    // All walls of a house hear of it in the same seconds.
    const waitMs = Math.max(random() * SPREAD_MS, waitBeforeReload(past, why, ageMs(), nowMs()))
    next(why, waitMs)
  }

  function next(why: string, waitMs: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void go(why, turn), waitMs)
  }

  function leave(): void {
    clearTimeout(timer)
    turn += 1
    wanted = null
  }

  async function go(why: string, mine: number): Promise<void> {
    if (!isWall()) return leave()
    const build = await look()
    if (turn !== mine) return
    // Where several servers stand behind one name, the page may still come from one of the old build.
    if (build === null || (why !== BROKEN && build === own)) return next(why, AGAIN_MS)
    // Without a trace of it the next page would do the same, and so on for ever: then better an old page, for as long as it lives.
    if (keep(withReload(past, { why, atMs: nowMs() }))) reload()
  }

  return {
    heard(build) {
      if (build === null) return
      if (build !== own) want(build)
      else if (wanted !== BROKEN) leave()
    },
    broken: () => want(BROKEN),
  }
}
