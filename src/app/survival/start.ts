import { hearBuild, heardBuild, onBuild } from '../../api/build'
import { readWall } from '../../lib/wall'
import { BROKEN_EVENT } from '../../ui/Boundary'
import { buildOfNextPage, ownBuild } from './next-page'
import { keepReloads, recallReloads } from './reload-memory'
import { createReloader } from './reloader'

let isStarted = false
const loadedMs = performance.now()

/** From now on for as long as the page lives. */
export function startSurvival(): void {
  if (isStarted) return
  isStarted = true
  const reloader = createReloader({
    own: ownBuild(),
    past: recallReloads(),
    isWall: () => readWall(new URLSearchParams(window.location.search)).on,
    look: () => buildOfNextPage(window.location.pathname + window.location.search),
    keep: keepReloads,
    reload: () => window.location.reload(),
    nowMs: Date.now,
    ageMs: () => performance.now() - loadedMs,
    random: Math.random,
  })
  const listen = () => reloader.heard(heardBuild())
  listen()
  onBuild(listen)
  window.addEventListener(BROKEN_EVENT, reloader.broken)
  // A file that is not there any more: a page that polls seldom has not yet heard why.
  window.addEventListener('vite:preloadError', () => void askBuild().catch(() => undefined))
}

async function askBuild(): Promise<void> {
  const response = await fetch('/readyz')
  hearBuild(response)
  // What nobody reads keeps its connection.
  await response.text()
}
