import { type FreshnessLevel } from '../../../query/freshness'
import { runResource } from '../../../query/run'
import { parseTrigger, type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { STATUS } from '../../../contract/status'
import { statusWord, useLocale } from '../../../i18n/locale'
import { truncateMiddle, estimateEm, showInvisible } from '../../../lib/text'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { isLiveRun } from '../../../model/run/duration'
import { WallClock } from '../../../shell/kiosk/WallClock'
import { type WallSize } from '../../../shell/kiosk/wall-size'

interface WallTitleProps {
  run: Run
  skewMs: number
  reference: RunRef
  size: WallSize
  old: boolean
  level: FreshnessLevel
}

const JOB = 52
const STATUS_TEXT = 48
const STATUS_GLYPH = 48
const CLOCK = 400
const SPACE = 96
/** A nearly square screen. */
const NARROW = 1600
const NARROW_SPACE = 52

/** The job, its status, and the time on the server. */
export function WallTitle({ run, skewMs, reference, size, old, level }: WallTitleProps) {
  const { t, lang } = useLocale()
  const known = statusWord(run.status, run.rawStatus, lang)
  // Old data cannot say whether it still runs.
  const word = old && isLiveRun(run) ? t.header.was(known) : known
  const space = size.wide < NARROW ? NARROW_SPACE : SPACE
  const taken = size.portrait ? 0 : CLOCK + 2 * space + STATUS_GLYPH + estimateEm(word) * STATUS_TEXT
  const room = Math.max(260, size.wide - 2 * size.margin - taken)
  return (
    <header className="wall-title" style={size.portrait ? {} : { columnGap: space * size.unit }}>
      <div className="wall-job">
        <h1 tabIndex={-1} data-tip={run.job}>
          <bdi>{truncateMiddle(showInvisible(run.job), room / JOB)}</bdi>
        </h1>
        <p>{describeRun(run, t)}</p>
      </div>
      <p role="status" className="wall-status" data-tone={STATUS[run.status].tone}>
        <StatusGlyph status={run.status} size={STATUS_GLYPH * size.unit} />
        <bdi>{word}</bdi>
      </p>
      <WallClock resource={runResource(reference)} skewMs={skewMs} level={level} />
    </header>
  )
}

function describeRun(run: Run, t: ReturnType<typeof useLocale>['t']): string {
  const words = run.trigger === null ? null : t.triggers[parseTrigger(run.trigger) ?? 'other']
  const trigger = typeof words === 'function' ? words(run.trigger ?? 0) : words
  const workspace = run.workspace ?? `${t.header.workspace} ${t.header.defaultWorkspace}`
  return [`${t.header.instance} ${run.id}`, trigger, workspace].filter((part) => part !== null).join(' · ')
}
