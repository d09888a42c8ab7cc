import { withBase } from '../../lib/base-path'
import { ROUTES } from '../../contract/routes'
import { MINUTE_MS } from '../../lib/time/units'
import { lastServerBuild, onServerBuild, recordServerBuild } from '../../query/build'
import { addJitter } from '../../query/poll'
import { isWall } from '../kiosk/is-wall'
import { fetchNextBuild, ownBuild } from './next-page'
import { readReloads, writeReloads, type Reload } from './reload-history'
import { BROKEN_EVENT } from './Section'
import { CURRENT, reduceUpdates, type UpdatesEvent, type UpdatesState } from './updates-machine'

const ASK_BUILD_MS = 5 * MINUTE_MS
const ASK_TIMEOUT_MS = 10_000

export interface UpdatesDeps {
  ownBuild: string | null
  pastReloads: readonly Reload[]
  isWall: () => boolean
  fetchNextBuild: () => Promise<string | null>
  /** False when the browser keeps nothing. */
  writeReloads: (reloads: readonly Reload[]) => boolean
  reload: () => void
  /** Asks the server for any answer, which names its build. */
  askBuild: () => Promise<void>
  nowMs: () => number
  /** Since the page was loaded, by the monotonic clock. */
  pageAgeMs: () => number
  random: () => number
}

export interface Updates {
  dispatch: (event: UpdatesEvent) => void
  getState: () => UpdatesState
  subscribe: (listener: () => void) => () => void
}

/** Runs the state machine: each state that is entered has at most one effect, which ends when the state is left. */
export function createUpdates(deps: UpdatesDeps): Updates {
  let state: UpdatesState = CURRENT
  let timer: ReturnType<typeof setTimeout> | undefined
  let askTimer: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()

  function dispatch(event: UpdatesEvent): void {
    if (event.kind === 'build-seen') scheduleAsk()
    const next = reduceUpdates(state, event, {
      ownBuild: deps.ownBuild,
      pastReloads: deps.pastReloads,
      isWall: deps.isWall(),
      nowMs: deps.nowMs(),
      pageAgeMs: deps.pageAgeMs(),
      random: deps.random(),
    })
    if (next === state) return
    clearTimeout(timer)
    state = next
    for (const listener of listeners) listener()
    enter(next)
  }

  function enter(entered: UpdatesState): void {
    if (entered.kind === 'waiting-to-reload') {
      timer = setTimeout(() => dispatch({ kind: 'timer' }), entered.delayMs)
    } else if (entered.kind === 'checking-next-page') {
      void deps.fetchNextBuild().then((build) => {
        // An answer that was asked for in an earlier state is out of date.
        if (state === entered) dispatch({ kind: 'next-page', build })
      })
    } else if (entered.kind === 'reloading') {
      if (deps.writeReloads(entered.reloads)) deps.reload()
      else dispatch({ kind: 'reload-not-kept' })
    }
  }

  /** Not every page of a wall polls a run. */
  function scheduleAsk(): void {
    clearTimeout(askTimer)
    askTimer = setTimeout(
      () => {
        scheduleAsk()
        if (deps.isWall()) void deps.askBuild()
      },
      addJitter(ASK_BUILD_MS, deps.random()),
    )
  }

  scheduleAsk()
  return {
    dispatch,
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Has any response of the server, and with it its build. */
export async function askBuild(): Promise<void> {
  try {
    const response = await fetch(withBase(ROUTES.ready), { signal: AbortSignal.timeout(ASK_TIMEOUT_MS) })
    recordServerBuild(response)
    // An unread body keeps its connection.
    await response.text()
  } catch {
    // The server is away.
  }
}

const loadedMs = performance.now()
let started: Updates | null = null

/** The updates of this page, from the first call for as long as the page lives. */
export function startUpdates(): Updates {
  if (started) return started
  const updates = createUpdates({
    ownBuild: ownBuild(),
    pastReloads: readReloads(),
    isWall,
    fetchNextBuild: () => fetchNextBuild(window.location.pathname + window.location.search),
    writeReloads,
    reload: () => window.location.reload(),
    askBuild,
    nowMs: Date.now,
    pageAgeMs: () => performance.now() - loadedMs,
    random: Math.random,
  })
  started = updates
  const see = () => {
    const build = lastServerBuild()
    if (build !== null) updates.dispatch({ kind: 'build-seen', build })
  }
  see()
  onServerBuild(see)
  window.addEventListener(BROKEN_EVENT, () => updates.dispatch({ kind: 'sections-broken' }))
  // The file of a chunk is gone: a page that polls seldom has not yet seen the new build.
  window.addEventListener('vite:preloadError', () => void askBuild())
  return updates
}
