import { useMemo } from 'react'
import { type Job } from '../../contract/job'
import { isTerminal } from '../../contract/status'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { formatWhen } from '../jobs/when'
import { describeStrip } from './describe-strip'
import { isUnread, listSlots } from './slots'
import { Strip } from './Strip'
import { MINUTE_MS } from '../../lib/time/units'

const QUARTER_MS = 15 * MINUTE_MS

interface JobStripProps {
  job: Job
  count: number
  /** From when on all runs are known. */
  runsFromMs: number | null
  nowMs: number
}

/** The last runs of a job. It is drawn again with time only while one of them has not ended. */
export function JobStrip({ job, count, runsFromMs, nowMs }: JobStripProps) {
  const { lang, zone } = useLocale()
  const words = useJobsWords()
  const slots = useMemo(() => listSlots(job, count), [job, count])
  const isLive = slots.some((slot) => slot.kind === 'run' && !isTerminal(slot.run.status))
  // The sentence names days, which change at a midnight of some zone.
  const dayMs = Math.floor(nowMs / QUARTER_MS) * QUARTER_MS
  const label = useMemo(
    () => describeStrip(slots, { words, lang, formatWhen: (ms) => formatWhen(ms, zone, lang, dayMs) }),
    [slots, words, lang, zone, dayMs],
  )
  return (
    <Strip
      slots={slots}
      count={count}
      usual={job.usual}
      nowMs={isLive ? nowMs : 0}
      unread={slots.length < count && isUnread(job, runsFromMs, nowMs)}
      label={label}
    />
  )
}
