import { useLocale } from '../../../i18n/locale'
import { useWallJobsWords } from '../../../i18n/wall-jobs-words'
import { estimateEm, joinFitting, showInvisible, truncateMiddle } from '../../../lib/text'
import { formatDuration } from '../../../lib/time/duration'
import { formatTimeOfDay } from '../../../lib/time/format'
import { formatNearInstant } from '../../../lib/time/near-day'
import { SECOND_MS } from '../../../lib/time/units'
import { useWallSize } from '../../../shell/kiosk/wall-size'
import { useNow } from '../../../ui/use-now'
import { ErrorLine, failedAt, firstLine } from '../pin-parts'
import { useLatestScene } from './latest-context'
import { Rich } from './Rich'

const ASIDE = 480
const NODE_TEXT = 56

/** Which node failed, what its log says, and how long ago. */
export function FailureCard() {
  const { lang, zone } = useLocale()
  const words = useWallJobsWords()
  const { cell, nowMs } = useLatestScene()
  const { wide, margin, portrait } = useWallSize()
  const { nodes, downstream } = cell
  const failed = nodes?.failed ?? null
  const inner = wide - 2 * margin - 80 - (portrait ? 0 : ASIDE)
  const startMs = failed?.startMs ?? null
  const endMs = failed?.endMs ?? null
  const span =
    startMs === null || endMs === null || endMs < startMs
      ? []
      : [
          words.latest.from(formatTimeOfDay(startMs, zone, nowMs), formatTimeOfDay(endMs, zone, nowMs)),
          words.latest.ran(formatDuration(endMs - startMs, lang, { units: 2, spelled: true })),
        ]
  const facts = [
    ...(failed === null || failed.type === '' ? [] : [showInvisible(failed.type)]),
    ...span,
    ...(failed !== null && failed.retries > 0 ? [words.retried(failed.retries)] : []),
  ]
  const atMs = failedAt(cell)
  const at = words.at(formatNearInstant(atMs, zone, lang, nowMs))
  const [held] = downstream
  const em = (portrait ? inner : ASIDE) / 28
  const beside = estimateEm(words.latest.holdsBack('', downstream.length - 1))
  return (
    <article className="lw-card">
      <div className="lw-card-main">
        <h2>
          <bdi>
            {truncateMiddle(showInvisible(failed?.name ?? cell.name), inner / (portrait ? 44 : NODE_TEXT))}
          </bdi>
        </h2>
        {facts.length > 0 && <p>{joinFitting(facts, inner / 28)}</p>}
        <ErrorLine
          line={firstLine(cell)}
          cells={[cell]}
          number={nodes?.line?.number}
          detail={nodes?.line?.detail}
        />
      </div>
      <div className="lw-card-facts">
        <Ago atMs={atMs} />
        <p>{at}</p>
        {cell.job?.owner !== undefined && cell.job.owner !== '' && (
          <p>{truncateMiddle(words.owner(showInvisible(cell.job.owner)), em)}</p>
        )}
        {held !== undefined && (
          <p>
            <Rich
              text={words.latest.holdsBack(
                truncateMiddle(showInvisible(held), Math.max(8, em - beside)),
                downstream.length - 1,
              )}
            />
          </p>
        )}
      </div>
    </article>
  )
}

function Ago({ atMs }: { atMs: number }) {
  const { lang } = useLocale()
  const words = useWallJobsWords()
  const { skewMs, asOfMs } = useLatestScene()
  const nowMs = useNow(skewMs, asOfMs)
  if (atMs === 0 || asOfMs !== null) return null
  const time = formatDuration(Math.max(SECOND_MS, nowMs - atMs), lang, { units: 2, spelled: true })
  return <strong>{words.ago(time)}</strong>
}
