import { type JobRun } from '../../../contract/job-run'
import { formatStamp } from '../../../lib/time/format'
import { getPlan } from '../../../model/jobs/latest'
import { parsePasted } from '../../../shell/look-up/parse-pasted'

interface Given {
  /** The job of the run that is shown. */
  job: string
  /** Known runs, oldest first. */
  runs: readonly JobRun[]
  zone: string
  origin: string
}

export type Typed = { id: string } | { id?: never; problem: 'notFound' | 'otherJob' }

/** The run that a text names: by its id, by its day as `2026-11-26` or `11-26`, the last one of that day, or by an address. */
export function findTyped(text: string, { job, runs, zone, origin }: Given): Typed {
  const day = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  if (day) {
    const found = runs.findLast((run) => {
      const ms = getPlan(run)
      return ms !== null && isOnDay(ms, zone, day)
    })
    return found ? { id: found.id } : { problem: 'notFound' }
  }
  const pasted = parsePasted(text, origin)
  if (pasted.id === '') return { problem: 'notFound' }
  return pasted.job === '' || pasted.job === job ? { id: pasted.id } : { problem: 'otherJob' }
}

const isOnDay = (ms: number, zone: string, [, year, month, day]: RegExpExecArray): boolean => {
  const [ownYear, ownMonth, ownDay] = formatStamp(ms, zone).slice(0, 10).split('-')
  return (year ?? ownYear) === ownYear && Number(month) === Number(ownMonth) && Number(day) === Number(ownDay)
}
