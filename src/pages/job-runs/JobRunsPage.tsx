import { useState, type ComponentProps } from 'react'
import { useLocation } from 'react-router-dom'
import { type JobHistory } from '../../contract/job'
import { readPageRef } from '../../contract/page-run'
import { invalidPart, type JobRef } from '../../contract/run-ref'
import { useLocale } from '../../i18n/locale'
import { useJobRunsWords } from '../../i18n/job-runs-words'
import { HOUR_MS } from '../../lib/time/units'
import { chooseWindow, computeFromMs, FIRST_WINDOW } from '../../model/job-runs/window'
import { readJobRunsView, type WindowName } from '../../model/job-runs/view'
import { jobHistoryResource } from '../../query/job-history'
import { ListError } from '../../shell/ListError'
import { useSearch } from '../../shell/address/AddressRouter'
import { useLastError } from '../../shell/freshness/use-last-error'
import { useLiveQuery } from '../../shell/freshness/use-live-query'
import { SectionData } from '../../shell/updates/Section'
import { useNow } from '../../ui/use-now'
import { JobRunsView } from './JobRunsView'
import { Skeleton } from './Skeleton'

/** `/jobs/:job`: the runs of a job, its schedule, and how long it takes. */
export function JobRunsPage() {
  const [search] = useSearch()
  const { job, workspace } = readPageRef(useLocation().pathname, search)
  const isBad = invalidPart({ job, workspace, id: '1' }) !== null
  if (isBad)
    return <NoRuns error={null} reference={{ job, workspace }} resource={null} retry={() => undefined} />
  return <JobLoader key={JSON.stringify([workspace, job])} reference={{ job, workspace }} />
}

function JobLoader({ reference }: { reference: JobRef }) {
  const { zone } = useLocale()
  const [search] = useSearch()
  const view = readJobRunsView(search)
  const hourMs = useNow(0, null, HOUR_MS)
  const [chosen, setChosen] = useState<{ name: WindowName; isFinal: boolean }>({
    name: FIRST_WINDOW,
    isFinal: false,
  })
  const windowKey = JSON.stringify(view.window)
  const [older, setOlder] = useState({ windowKey, days: 0 })
  const olderDays = older.windowKey === windowKey ? older.days : 0
  const fromMs = computeFromMs(view, chosen.name, olderDays, hourMs, zone)
  const toMs = typeof view.window === 'object' ? (view.window?.toMs ?? null) : null
  const resource = jobHistoryResource(reference, fromMs, toMs)
  const { query } = useLiveQuery(resource)
  const { data, refetch } = query
  // While another window is read, the last one stays on screen.
  const [kept, setKept] = useState(data)
  if (data && data !== kept) setKept(data)
  const shown = data ?? kept
  if (data && !chosen.isFinal) {
    const { schedule } = data.data.job
    const { readFromMs } = data.data
    const isFinal = (schedule?.periodMs ?? null) !== null || (readFromMs !== null && readFromMs <= fromMs)
    const name = chooseWindow(data.data, data.changedAtMs)
    if (name !== chosen.name || isFinal) setChosen({ name, isFinal })
  }
  const error = useLastError(query.error, shown !== undefined)
  if (shown)
    return (
      <SectionData value={shown.data}>
        <JobRunsView
          reference={reference}
          resource={resource}
          history={shown.data}
          skewMs={shown.skewMs}
          changedAtMs={shown.changedAtMs}
          view={view}
          chosen={chosen.name}
          isLoading={!data}
          addOlder={(days) => setOlder({ windowKey, days: olderDays + days })}
          fromMs={fromMs}
        />
      </SectionData>
    )
  if (!error) return <Skeleton />
  return <NoRuns error={error} reference={reference} resource={resource} retry={() => void refetch()} />
}

function NoRuns(props: Omit<ComponentProps<typeof ListError<JobHistory>>, 'noRights'>) {
  const { noRights, noRightsAbout } = useJobRunsWords()
  return <ListError {...props} noRights={{ title: noRights, text: noRightsAbout }} />
}
