import { type ReactNode } from 'react'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { formatDuration } from '../../lib/time/duration'
import { formatStamp } from '../../lib/time/format'
import { showInvisible } from '../../lib/text'
import { SECOND_MS } from '../../lib/time/units'
import { type AttentionItem } from '../../model/jobs/attention'
import { describeAttention } from './describe-attention'

interface ReasonProps {
  item: AttentionItem
  nowMs: number
  /** Puts the first words, given also as they are drawn, into a link. */
  renderTitle?: (title: string, shown: ReactNode) => ReactNode
}

/** Why a job needs attention, on one line. */
export function AttentionReason({ item, nowMs, renderTitle }: ReasonProps) {
  const { lang, zone } = useLocale()
  const words = useJobsWords()
  const { title, tone, parts } = describeAttention(item, { words, lang, zone, nowMs })
  const text = parts.map((part) => ` · ${part}`).join('')
  const shown = (
    <b data-tone={tone} className={`font-semibold ${tone === 'none' ? '' : 'text-(--ink)'}`}>
      {title}
    </b>
  )
  return (
    <span data-tip={title + text}>
      {renderTitle ? renderTitle(title, shown) : shown}
      <bdi className="text-t2">{text}</bdi>
    </span>
  )
}

interface SinceProps {
  sinceMs: number | null
  nowMs: number
}

/** For how long it has needed attention. */
export function AttentionSince({ sinceMs, nowMs }: SinceProps) {
  const { lang, zone } = useLocale()
  if (sinceMs === null) return <span className="text-t3">–</span>
  return (
    <span data-tip={formatStamp(sinceMs, zone)} className="font-medium">
      {formatDuration(Math.max(SECOND_MS, nowMs - sinceMs), lang, { units: 1 })}
    </span>
  )
}

const MOST_NAMES = 20

/** How many jobs wait for it, and in the tip which ones. */
export function HeldUp({ item: { job, heldUp } }: Pick<ReasonProps, 'item'>) {
  const words = useJobsWords()
  return (
    <span data-tip={heldUp.slice(0, MOST_NAMES).map(showInvisible).join('\n') || undefined}>
      {words.heldUp(job.holdsUp ?? 0)}
    </span>
  )
}
