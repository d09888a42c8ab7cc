import { lastServerBuild, onServerBuild } from '../../query/build'
import { parseWallParams } from '../../contract/wall-params'
import { BROKEN_EVENT } from './Section'
import { askBuild, watchBuild } from './build-watch'
import { buildOfNextPage, ownBuild } from './next-page'
import { keepReloads, recallReloads } from './reload-memory'
import { createReloader } from './reloader'

let isStarted = false
const loadedMs = performance.now()

/** From now on for as long as the page lives. */
export function startUpdates(): void {
  if (isStarted) return
  isStarted = true
  const isWall = () => parseWallParams(new URLSearchParams(window.location.search)).on
  const reloader = createReloader({
    own: ownBuild(),
    past: recallReloads(),
    isWall,
    look: () => buildOfNextPage(window.location.pathname + window.location.search),
    keep: keepReloads,
    reload: () => window.location.reload(),
    nowMs: Date.now,
    ageMs: () => performance.now() - loadedMs,
    random: Math.random,
  })
  const listen = () => reloader.heard(lastServerBuild())
  listen()
  onServerBuild(listen)
  onServerBuild(watchBuild({ isWall, ask: askBuild, random: Math.random }))
  window.addEventListener(BROKEN_EVENT, reloader.broken)
  // A file that is not there any more: a page that polls seldom has not yet heard why.
  window.addEventListener('vite:preloadError', () => void askBuild())
}
