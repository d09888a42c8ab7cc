import { useCallback, useMemo } from 'react'
import { type JobHistory } from '../../contract/job'
import { paths, keepViewParams } from '../../contract/routes'
import { type JobRef } from '../../contract/run-ref'
import { isTerminal } from '../../contract/status'
import { useLocale } from '../../i18n/locale'
import { useJobRunsWords } from '../../i18n/job-runs-words'
import { createUsualBefore } from '../../model/job-runs/usual-before'
import { findMarks } from '../../model/job-runs/marks'
import { findLatestMissed } from '../../model/jobs/latest'
import { listRows, listRowsWithin } from '../../model/job-runs/rows'
import { computeStatistics } from '../../model/job-runs/statistics'
import { writeJobRunsView, type JobRunsView as View, type WindowName } from '../../model/job-runs/view'
import { computeWindow } from '../../model/job-runs/window'
import { type LiveResource } from '../../query/live-resource'
import { useSearch } from '../../shell/address/AddressRouter'
import { FreshnessBanner } from '../../shell/freshness/FreshnessBanner'
import { useAsOf } from '../../shell/freshness/use-live-query'
import { Section } from '../../shell/updates/Section'
import { useTabStatus } from '../../shell/use-tab-status'
import { usePageWidth } from '../../ui/use-printing'
import { guessPagePx } from '../../shell/page-width'
import { useWidth } from '../../ui/use-width'
import { PHONE_PX } from './columns'
import { ChartCard } from './ChartCard'
import { JobHeader } from './JobHeader'
import { JobRunsProvider, type JobRunsState } from './job-runs-context'
import { RunsCard } from './RunsCard'
import './job-runs.css'

interface JobRunsViewProps {
  reference: JobRef
  resource: LiveResource<JobHistory>
  history: JobHistory
  skewMs: number
  changedAtMs: number
  view: View
  /** The window of a job for which the address names none. */
  chosen: WindowName
  /** Another window is being read. */
  isLoading: boolean
  /** From when on runs are asked for. */
  fromMs: number
  addOlder: (days: number) => void
}

/** Container widths, see spec: the calendar stands in the header from here on. */
const CALENDAR_PX = 1_232

/** One job: header, duration over time, and its runs. The address holds the window, the filters and the order. */
export function JobRunsView(props: JobRunsViewProps) {
  const { reference, resource, history, skewMs, changedAtMs, chosen, isLoading, fromMs, addOlder } = props
  const words = useJobRunsWords()
  const { zone } = useLocale()
  const [search, changeSearch] = useSearch()
  const [root, rootWidth] = useWidth<HTMLDivElement>(guessPagePx)
  const width = usePageWidth(rootWidth)
  const asOfMs = useAsOf(resource)
  const viewKey = JSON.stringify(props.view)
  // oxlint-disable-next-line react/exhaustive-deps -- the view is read from the address anew each time
  const view = useMemo(() => props.view, [viewKey])
  const { job } = history

  const rows = useMemo(() => listRows(job), [job])
  const marks = useMemo(() => findMarks(rows, view.compare), [rows, view.compare])
  const usualBefore = useMemo(() => createUsualBefore(job.runs), [job.runs])
  const span = useMemo(
    () => computeWindow(view.window ?? chosen, changedAtMs, zone),
    [view.window, chosen, changedAtMs, zone],
  )
  const { fromMs: windowFromMs, toMs: windowToMs } = span
  const windowRows = useMemo(
    () => listRowsWithin(rows, { fromMs: windowFromMs, toMs: windowToMs }),
    [rows, windowFromMs, windowToMs],
  )
  const periodMs = job.schedule?.periodMs ?? null
  const statistics = useMemo(() => computeStatistics(windowRows, periodMs), [windowRows, periodMs])
  const change = useCallback(
    (patch: Partial<View>) => changeSearch((before) => writeJobRunsView(before, patch)),
    [changeSearch],
  )
  const kept = keepViewParams('', search)
  const { job: name, workspace } = reference
  const buildRunHref = useCallback(
    (id: string) =>
      keepViewParams(paths.run({ job: name, workspace, id }), new URLSearchParams(kept.slice(1))),
    [name, workspace, kept],
  )
  const latest = history.latest.runs.at(-1)
  // An old list does not say what has not happened.
  const missedMs = asOfMs === null ? findLatestMissed(history.latest) : null
  useTabStatus(
    words.title(name),
    missedMs === null ? (latest?.status ?? null) : 'no-run',
    asOfMs !== null && latest !== undefined && !isTerminal(latest.status),
  )
  const windowName = typeof view.window === 'object' && view.window !== null ? null : (view.window ?? chosen)
  const state: JobRunsState = {
    reference,
    resource,
    history,
    words,
    view,
    windowName,
    window: span,
    rows,
    windowRows,
    statistics,
    marks,
    usualBefore,
    missedMs,
    skewMs,
    frozenMs: asOfMs,
    changedAtMs,
    change,
    buildRunHref,
  }
  const hasCalendar = width >= CALENDAR_PX
  return (
    <JobRunsProvider value={state}>
      <div ref={root} className="print:w-[1040px] grid grid-cols-[minmax(0,1fr)] gap-3 max-sm:gap-0">
        <Section fallback={null}>
          <FreshnessBanner resource={resource} size="page" />
        </Section>
        <Section>
          <JobHeader hasCalendar={hasCalendar} />
        </Section>
        {history.isRealTime ? (
          <p translate="yes" className="card p-5 text-t2 max-md:p-4">
            {words.realTime}
          </p>
        ) : (
          <>
            <Section>
              <ChartCard hasCalendar={!hasCalendar} isPhone={width < PHONE_PX} />
            </Section>
            <Section>
              <RunsCard width={width} isLoading={isLoading} fromMs={fromMs} addOlder={addOlder} />
            </Section>
          </>
        )}
      </div>
    </JobRunsProvider>
  )
}
