import { useState, useSyncExternalStore } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useLocale } from '../../i18n/locale'
import { parseWallParams } from '../../contract/wall-params'
import { startUpdates } from './updates'
import { availableBuild } from './updates-machine'

/** Offers a reader the new build; a wall reloads itself. */
export function UpdateNote() {
  const words = useLocale().t.updates
  const [search] = useSearchParams()
  const [updates] = useState(startUpdates)
  const build = availableBuild(useSyncExternalStore(updates.subscribe, updates.getState))
  const [dismissed, setDismissed] = useState<string | null>(null)
  if (build === null || build === dismissed || parseWallParams(search).on) return null
  return (
    <aside
      aria-label={words.label}
      className="no-print appear fixed right-4 bottom-[max(1rem,env(safe-area-inset-bottom))] z-40 max-sm:left-4"
    >
      <div className="popup flex items-center gap-2 border-line2 py-2 pr-2 pl-4 shadow-lg">
        <p role="status" className="mr-auto pr-2">
          {words.text}
        </p>
        <button type="button" className="btn btn-primary" onClick={() => window.location.reload()}>
          {words.reload}
        </button>
        <button type="button" className="btn" onClick={() => setDismissed(build)}>
          {words.later}
        </button>
      </div>
    </aside>
  )
}
