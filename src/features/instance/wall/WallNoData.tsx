import { CloudOff, WifiOff } from 'lucide-react'
import type { ErrorDetail } from '../../../contract/errors'
import type { InstanceRef } from '../../../contract/ref'
import { useLocale } from '../../../i18n/locale'
import { showInvisible } from '../../../lib/text'
import { useStale } from '../use-stale'
import { useWallSize } from './use-wall-size'

export interface WallNoDataProps {
  reference: InstanceRef
  /** Whose words say more than its code; null while the first answer is on its way. */
  detail: ErrorDetail | null
}

const ICON = 72

/** A wall that has nothing to show yet: which run, why not, and when it is tried again. It is tried for ever. */
export function WallNoData({ reference, detail }: WallNoDataProps) {
  const { t } = useLocale()
  const { unit } = useWallSize()
  const { code, offline, why, next } = useStale(reference)
  const { job, id, workspace } = reference
  const said = code === null ? null : t.trouble.words[code]
  const Icon = offline ? WifiOff : CloudOff
  const facts = {
    job: showInvisible(job),
    id: showInvisible(id),
    workspace: workspace === '' ? null : showInvisible(workspace),
    reason: detail?.reason ?? null,
  }
  return (
    <div className="wall-none" role="status">
      <p className="wall-of">
        <bdi>{showInvisible(job)}</bdi> · {t.header.instance} {showInvisible(id)}
      </p>
      {said === null ? (
        <h1 tabIndex={-1}>{t.loading}</h1>
      ) : (
        <>
          <Icon aria-hidden size={ICON * unit} strokeWidth={1.75} />
          <h1 tabIndex={-1}>{offline ? why : said.title}</h1>
          {!offline && <p className="wall-said">{said.text(facts)}</p>}
          {next !== null && <p className="wall-next">{next}</p>}
        </>
      )}
    </div>
  )
}
