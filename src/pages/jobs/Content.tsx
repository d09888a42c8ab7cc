import { useMemo, useRef, useState, type RefObject } from 'react'
import { isReadingJobs } from '../../contract/list-polls'
import { useJobsWords } from '../../i18n/jobs-words'
import { NO_FILTERS } from '../../model/jobs/view'
import { StripHover } from '../../run/strip/StripHover'
import { useSetAside } from '../../shell/set-aside/set-aside'
import { useFocusedKey } from '../../ui/use-focused-key'
import { useSameFields } from '../../ui/use-same-fields'
import { Band, More } from './Band'
import { StatusChips } from './FilterChoices'
import { Headline } from './Headline'
import { useFilteredJobs, useJobs } from './jobs-context'
import { NoMatch } from './NoMatch'
import { Rows, type RowsHandle } from './Rows'
import { type SharedRowProps } from './shared-row'
import { TableHead } from './TableHead'
import { Tools } from './Tools'
import { useJobActions } from './use-job-actions'
import { useJobNavigation } from './use-job-navigation'
import { useTableInput } from './use-table-input'

const BAND_ROWS = 12

interface ContentProps {
  title: string
  table: RefObject<HTMLDivElement | null>
}

/** What needs attention, and the table of all jobs. */
export function Content({ title, table }: ContentProps) {
  const words = useJobsWords()
  const { list, workspace, change, attention, layout, isWall, nowMs, isOld, buildJobHref, buildRunHref } =
    useJobs()
  const { view, shown } = useFilteredJobs()
  const { visible, aside, showAside } = useSetAside({ attention, workspace, isWall })
  const band = useMemo(() => visible.slice(0, BAND_ROWS), [visible])
  const page = useRef<HTMLDivElement>(null)
  const rows = useRef<RowsHandle>(null)
  const filter = useRef<HTMLInputElement>(null)
  const focusedKey = useFocusedKey(page)
  const { runsFromMs } = list.progress
  const isReading = isReadingJobs(list.progress)
  const [links] = useState(() => new Map<string, HTMLElement>())
  const shared = useSameFields<SharedRowProps>({
    layout,
    runsFromMs,
    isReading,
    isOld,
    buildJobHref,
    buildRunHref,
    links,
  })

  const actions = useJobActions()
  useTableInput(page, actions)
  useJobNavigation({ band, focusedKey, rows, filter, links, actions })
  const kinds = [...new Set(attention.map((item) => item.attention.kind))]
  return (
    <div ref={page} className="grid grid-cols-[minmax(0,1fr)] gap-3 max-sm:gap-0">
      <section className="card overflow-hidden">
        <Headline title={title} aside={aside} onShowAside={showAside} />
        {band.length > 0 && <Band items={band} shared={shared} />}
        {visible.length > band.length && (
          <More count={visible.length - band.length} onClick={() => change({ ...NO_FILTERS, need: kinds })} />
        )}
      </section>
      {/* On a wall the sticky head is the first in the card, and would cover its corners. */}
      <section ref={table} aria-label={words.table} className={`card ${isWall ? 'overflow-clip' : ''}`}>
        {!isWall && <Tools filterRef={filter} />}
        {!isWall && !layout.phone && list.jobs.length > 0 && (
          <div className="border-b border-line px-5 py-1.5">
            <StatusChips />
          </div>
        )}
        <table
          className="w-full table-fixed border-separate border-spacing-0"
          aria-rowcount={shown.length + 1}
        >
          <caption className="sr-only">{words.table}</caption>
          <TableHead />
          <Rows ref={rows} shared={shared} focusedKey={focusedKey} bandRows={band.length} />
        </table>
        {shown.length === 0 && (
          <NoMatch view={view} total={list.jobs.length} onClear={() => change(NO_FILTERS)} />
        )}
        {list.realTimeJobs > 0 && (shown.length > 0 || list.jobs.length === 0) && (
          <p className="px-5 py-2 text-12 text-t3 max-md:px-4">{words.realTime(list.realTimeJobs)}</p>
        )}
      </section>
      <StripHover readStrip={actions.readStrip} nowMs={nowMs} />
    </div>
  )
}
