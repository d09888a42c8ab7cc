import { useEffect, useState, useSyncExternalStore } from 'react'
import { useSearchParams } from 'react-router-dom'
import { lastServerBuild, onServerBuild } from '../../query/build'
import { useLocale } from '../../i18n/locale'
import { UPDATES } from '../../i18n/updates'
import { parseWallParams } from '../../contract/wall-params'
import { ownBuild } from './next-page'
import { startUpdates } from './start'

/** Tells a reader that there is another build. It is hers to choose the moment; a wall chooses its own. */
export function UpdateNote() {
  const words = UPDATES[useLocale().lang]
  const [search] = useSearchParams()
  const heard = useSyncExternalStore(onServerBuild, lastServerBuild)
  const [refused, setRefused] = useState<string | null>(null)
  useEffect(startUpdates, [])
  const own = ownBuild()
  const isOther = heard !== null && own !== null && heard !== own
  if (!isOther || heard === refused || parseWallParams(search).on) return null
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
        <button type="button" className="btn" onClick={() => setRefused(heard)}>
          {words.later}
        </button>
      </div>
    </aside>
  )
}
