import { useQuery } from '@tanstack/react-query'
import { ServerCrash, WifiOff } from 'lucide-react'
import { configQuery } from '../../../query/config'
import { runResource } from '../../../query/run'
import { type ErrorDetail } from '../../../contract/errors'
import { type RunRef } from '../../../contract/run-ref'
import { useLocale, useLaterWords } from '../../../i18n/locale'
import { showInvisible } from '../../../lib/text'
import { ERROR_ICONS } from '../error-icons'
import { useFreshness } from '../../../shell/freshness/use-freshness'
import { NoDataClock } from '../../../shell/kiosk/NoDataClock'
import { useWallSize } from '../../../shell/kiosk/wall-size'

export interface WallNoDataProps {
  reference: RunRef
  /** Says more than the code of the error; null before the first response. */
  detail: ErrorDetail | null
}

const ICON = 72

/** A wall without data: which run, why, and when the next try comes. It never stops trying. */
export function WallNoData({ reference, detail }: WallNoDataProps) {
  const { t } = useLocale()
  const { wall, errorTexts } = useLaterWords()
  const { unit } = useWallSize()
  const { code, offline, reason, next } = useFreshness(runResource(reference))
  const { job, id, workspace } = reference
  const Icon = offline ? WifiOff : ((code && ERROR_ICONS[code]) ?? ServerCrash)
  const { data: config } = useQuery(configQuery())
  const facts = {
    job: showInvisible(job),
    id: showInvisible(id),
    workspace: workspace === '' ? null : showInvisible(workspace),
    reason: detail?.reason ?? null,
    listedId: detail?.id,
  }
  return (
    <div className="wall-none">
      <div className="wall-none-head">
        <p className="wall-of">
          <bdi>{showInvisible(job)}</bdi> · {t.header.instance} {showInvisible(id)}
        </p>
        <NoDataClock resource={runResource(reference)} />
      </div>
      <div role="status" className="wall-none-said">
        {code === null ? (
          <h1 tabIndex={-1}>{t.loading}</h1>
        ) : (
          <>
            <Icon aria-hidden size={ICON * unit} strokeWidth={1.75} />
            <h1 tabIndex={-1}>{offline ? reason : t.errors.titles[code]}</h1>
            {!offline && <p className="wall-said">{errorTexts[code](facts)}</p>}
            {next !== null && <p className="wall-next">{next}</p>}
          </>
        )}
      </div>
      {config?.demo === true && <p className="wall-none-foot">{wall.demo}</p>}
    </div>
  )
}
