import { MINUTE_MS } from '../../lib/time/units'
import { addReload, waitBeforeReload, type Reload } from './reload-history'

/** The reason of a reload that a wall needs because sections of it keep failing; any other reason is the build that the server named. */
export const BROKEN = 'broken'

/** All walls of a building learn of a new build in the same seconds. */
const SPREAD_MS = 2 * MINUTE_MS
const RECHECK_MS = MINUTE_MS

export type UpdatesState =
  | { kind: 'current' }
  | { kind: 'update-available'; build: string }
  | { kind: 'waiting-to-reload'; reason: string; delayMs: number }
  | { kind: 'checking-next-page'; reason: string }
  | { kind: 'reloading'; reason: string; reloads: readonly Reload[] }
  /** Neither storage nor history keeps the reload, so the wall stays as it is. */
  | { kind: 'cannot-reload'; reason: string }

export type UpdatesEvent =
  /** A response of the server named the build that it serves. */
  | { kind: 'build-seen'; build: string }
  | { kind: 'sections-broken' }
  | { kind: 'timer' }
  /** The build that a reload would load; null when it would load nothing whole. */
  | { kind: 'next-page'; build: string | null }
  | { kind: 'reload-not-kept' }

export interface UpdatesContext {
  /** Null when unknown, as in development: then nothing ever happens. */
  ownBuild: string | null
  pastReloads: readonly Reload[]
  isWall: boolean
  nowMs: number
  /** Since the page was loaded, by the monotonic clock. */
  pageAgeMs: number
  /** 0..1 */
  random: number
}

export const CURRENT: UpdatesState = { kind: 'current' }

/**
 * How a page comes to a new build. A reader gets a note. A wall reloads itself, also when sections keep failing: after a random delay, once the new page can
 * be fetched, and never twice in ten minutes.
 */
export function reduceUpdates(
  state: UpdatesState,
  event: UpdatesEvent,
  context: UpdatesContext,
): UpdatesState {
  const { ownBuild, pastReloads, isWall, nowMs } = context
  if (ownBuild === null) return state
  switch (event.kind) {
    case 'build-seen':
      if (event.build === ownBuild) return 'reason' in state && state.reason === BROKEN ? state : CURRENT
      return isWall ? requestReload(state, event.build, context) : offerUpdate(state, event.build)
    case 'sections-broken':
      return isWall ? requestReload(state, BROKEN, context) : state
    case 'timer':
      if (state.kind !== 'waiting-to-reload') return state
      return isWall ? { kind: 'checking-next-page', reason: state.reason } : leaveWall(state.reason)
    case 'next-page': {
      if (state.kind !== 'checking-next-page') return state
      const { reason } = state
      if (!isWall) return leaveWall(reason)
      // During a rolling update the page may still come from a server of the old build.
      const isWorthIt = event.build !== null && (reason === BROKEN || event.build !== ownBuild)
      if (!isWorthIt) return { kind: 'waiting-to-reload', reason, delayMs: RECHECK_MS }
      return { kind: 'reloading', reason, reloads: addReload(pastReloads, { reason, atMs: nowMs }) }
    }
    case 'reload-not-kept':
      return state.kind === 'reloading' ? { kind: 'cannot-reload', reason: state.reason } : state
  }
}

function requestReload(state: UpdatesState, reason: string, context: UpdatesContext): UpdatesState {
  if ('reason' in state) return state
  const { pastReloads, pageAgeMs, nowMs, random } = context
  const guardMs = waitBeforeReload(pastReloads, reason, pageAgeMs, nowMs)
  return { kind: 'waiting-to-reload', reason, delayMs: Math.max(random * SPREAD_MS, guardMs) }
}

const leaveWall = (reason: string): UpdatesState =>
  reason === BROKEN ? CURRENT : { kind: 'update-available', build: reason }

const offerUpdate = (state: UpdatesState, build: string): UpdatesState =>
  state.kind === 'update-available' && state.build === build ? state : { kind: 'update-available', build }

/** The build to tell a reader of, also one whose page was a wall a moment ago. */
export function availableBuild(state: UpdatesState): string | null {
  if (state.kind === 'update-available') return state.build
  return 'reason' in state && state.reason !== BROKEN ? state.reason : null
}
