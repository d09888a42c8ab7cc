import { useContext } from 'react'
import { useQuery } from '@tanstack/react-query'
import { configQuery } from '../../../query/config'
import { type Run } from '../../../contract/run'
import { statusWord, useLocale, useLaterWords } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatCount, groupDigits } from '../../../lib/number'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { sumRows } from '../../../model/run/rows'
import { type StatusCount } from '../../../model/run/counts'
import { CLOCK_OFF_MS } from '../../../query/response-clock'
import { WallFootNote } from '../../../shell/kiosk/foot-note'
import { useWallSize } from '../../../shell/kiosk/wall-size'

const GLYPH = 26

interface WallFootProps {
  run: Run
  counts: readonly StatusCount[]
  skewMs: number
}

/** Nodes by status, what the wall around says, the rows written, and notes about a wrong clock or demo data. */
export function WallFoot({ run, counts, skewMs }: WallFootProps) {
  const { t, lang } = useLocale()
  const words = useLaterWords().wall
  const { unit } = useWallSize()
  const { data: config } = useQuery(configQuery())
  const rows = sumRows(run)
  const note = useContext(WallFootNote)
  return (
    <footer className="wall-foot">
      <ul>
        {counts.map(({ status, rawStatus, count }) => (
          <li key={status}>
            <StatusGlyph status={status} size={GLYPH * unit} />
            <b>{formatCount(count)}</b>{' '}
            <bdi>
              {status === 'unknown' && rawStatus !== ''
                ? statusWord(status, rawStatus, lang)
                : words.ranked[status]}
            </bdi>
          </li>
        ))}
      </ul>
      {note}
      {Math.abs(skewMs) > CLOCK_OFF_MS && (
        <p className="wall-late">
          {t.clockOff(formatDuration(Math.abs(skewMs), lang, { units: 2, spelled: true }), skewMs > 0)}
        </p>
      )}
      {rows !== null && (
        <p>
          {t.header.rows} <b>{groupDigits(rows)}</b>
        </p>
      )}
      {config?.demo === true && <p>{words.demo}</p>}
    </footer>
  )
}
