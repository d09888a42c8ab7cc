import { type ReactNode } from 'react'
import { useJobsWords } from '../../i18n/jobs-words'
import { type AttentionItem } from '../../model/jobs/attention'
import { AttentionSince } from './Attention'
import { AttentionGlyph } from './glyphs'

interface PhoneAttentionProps {
  items: readonly AttentionItem[]
  nowMs: number
  renderName: (job: string) => ReactNode
  renderReason: (item: AttentionItem) => ReactNode
}

/** What needs attention, on a phone: the reason takes two lines, and late jobs are counted with their cause. */
export function PhoneAttention({ items, nowMs, renderName, renderReason }: PhoneAttentionProps) {
  const words = useJobsWords()
  return (
    <ul aria-label={words.attention} className="border-t border-line">
      {items
        .filter(({ cause }) => cause === null)
        .map((item) => {
          const { job, attention } = item
          const late = items.filter(({ cause }) => cause === item).length
          const heldUp = Math.max(job.holdsUp ?? 0, late)
          return (
            <li
              key={job.name}
              data-job={job.name}
              className="relative flex gap-2 border-b border-grid px-4 py-2"
            >
              <span className="flex h-5 items-center">
                <AttentionGlyph attention={attention} />
              </span>
              <div className="min-w-0 flex-1">
                <p className="flex items-start gap-3">
                  {renderName(job.name)}
                  {heldUp > 0 && (
                    <span className="shrink-0 text-12 leading-5 text-t2">
                      {late > 0 ? words.heldUpLate(heldUp, late) : words.heldUpOnPhone(heldUp)}
                    </span>
                  )}
                  <AttentionSince sinceMs={attention.sinceMs} nowMs={nowMs} />
                </p>
                {renderReason(item)}
              </div>
            </li>
          )
        })}
    </ul>
  )
}
