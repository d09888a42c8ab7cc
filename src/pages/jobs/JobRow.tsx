import { memo } from 'react'
import { type Job } from '../../contract/job'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLocale } from '../../i18n/locale'
import { isSimple, showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { getLatestStatus } from '../../model/jobs/latest'
import { Cell } from './Cell'
import { type ColumnId } from './columns'
import { describeCell, latestWord, type CellContext } from './describe-cell'
import { JobName } from './JobName'
import { type SharedRowProps } from './shared-row'

export interface JobRowProps {
  shared: SharedRowProps
  job: Job
  /** 1 is the first row below the head. */
  rowIndex: number
  isFavourite: boolean
  /** A moment of the last seconds for a row that changes with it, of the last minute for others. */
  nowMs: number
}

/** Of a column that takes what is left, at its least. */
const LEAST_NAME_PX = 320

export const rowKey = (job: string): string => `row ${job}`

/** One job on one line. Its cells are apart, since a filter changes the index of each row below the ones that it takes away. */
export const JobRow = memo(function JobRow({ shared, job, rowIndex, isFavourite, nowMs }: JobRowProps) {
  return (
    <tr
      data-key={rowKey(job.name)}
      data-job={job.name}
      aria-rowindex={rowIndex + 1}
      className="node-row job-row h-7"
    >
      <JobCells shared={shared} job={job} isFavourite={isFavourite} nowMs={nowMs} />
    </tr>
  )
})

type JobCellsProps = Omit<JobRowProps, 'rowIndex'>

/**
 * Clicks on the star, folder, times and bars are handled by the table; cells hold text alone and the glyph is a mask, since the elements of
 * its rows are most of what the page costs.
 */
const JobCells = memo(function JobCells({ shared, job, isFavourite, nowMs }: JobCellsProps) {
  const locale = useLocale()
  const words = useJobsWords()
  const { columns } = shared.layout
  const latest = getLatestStatus(job)
  const shown = showInvisible(job.name)
  const hasUsual = columns.some(({ id }) => id === 'usual')
  const latestText = latestWord(job, shared, {
    noRun: words.noRun,
    was: locale.t.header.was,
    lang: locale.lang,
  })
  const more = [
    latestText,
    hasUsual ? null : job.folder,
    hasUsual || !job.usual
      ? null
      : `${words.columns.usual} ${formatDuration(job.usual.medianMs, locale.lang)}`,
  ]
  const context: CellContext = { shared, job, latest, latestText, nowMs, locale, words }
  return columns.map(({ id, width }) => {
    if (id !== 'name')
      return <Cell key={id} id={id} width={width} act={ACTS[id]} look={describeCell(id, context)} />
    return (
      <th
        key={id}
        scope="row"
        className={`cell ${isSimple(shown) ? 'fits' : ''} pr-2 pl-2 text-left font-medium`}
      >
        <JobName
          shared={shared}
          job={job.name}
          rowKey={rowKey(job.name)}
          status={latest}
          more={more.filter(Boolean).join(' · ')}
          isFavourite={isFavourite}
          widthPx={width ?? LEAST_NAME_PX}
        />
      </th>
    )
  })
})

/** What the table does when a cell is clicked. */
const ACTS: Partial<Record<ColumnId, 'folder' | 'run'>> = { folder: 'folder', started: 'run', ran: 'run' }
