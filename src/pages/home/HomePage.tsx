import { useContext, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type JobList } from '../../contract/job'
import { useFindWords } from '../../i18n/find-words'
import { useJobsWords } from '../../i18n/jobs-words'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { SECOND_MS } from '../../lib/time/units'
import { listAttention } from '../../model/jobs/attention'
import { jobsResource } from '../../query/jobs'
import { JobsClockProvider } from '../../run/jobs/clock'
import { useListError } from '../../shell/ListError'
import { FreshnessBanner } from '../../shell/freshness/FreshnessBanner'
import { useLastError } from '../../shell/freshness/use-last-error'
import { useAsOf, useLiveQuery } from '../../shell/freshness/use-live-query'
import { PageClock } from '../../shell/kiosk/PageClock'
import { LookUp } from '../../shell/look-up/LookUp'
import { PageFieldContext } from '../../shell/look-up/page-field'
import { SectionData } from '../../shell/updates/Section'
import { TitleCard } from '../../ui/Card'
import { focusUnlessTyping } from '../../ui/typing'
import { useMedia } from '../../ui/use-media'
import { useNow } from '../../ui/use-now'
import { AttentionCard } from './AttentionCard'
import { FavouritesCard } from './FavouritesCard'
import { LookUpForm } from './LookUpForm'
import { MoreCard } from './MoreCard'
import { NextCard } from './NextCard'
import { RecentCard } from './RecentCard'
import { Skeleton } from './Skeleton'

const STEP_MS = 10 * SECOND_MS

/** `/`: finds a job or a run, and says what needs attention, what was opened, and what starts next. */
export function HomePage() {
  const [search] = useSearchParams()
  // An address with two workspaces is invalid: the server refuses it.
  const workspace = search.getAll('workspace').join(' ')
  return <Home key={workspace} workspace={workspace} />
}

function Home({ workspace }: { workspace: string }) {
  const { t } = useLocale()
  const resource = useMemo(() => jobsResource(workspace), [workspace])
  const { query } = useLiveQuery(resource)
  const { data } = query
  const error = useLastError(query.error, data !== undefined)
  const asOfMs = useAsOf(resource)
  const skewMs = data?.skewMs ?? 0
  const nowMs = useNow(skewMs, asOfMs, STEP_MS)
  const list = data?.data ?? null
  useEffect(() => {
    document.title = t.title.plain
  }, [t])
  return (
    <JobsClockProvider skewMs={skewMs} frozenMs={asOfMs}>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3 max-sm:gap-0">
        <FreshnessBanner resource={resource} size="page" />
        <div className="grid grid-cols-[minmax(0,1fr)_clamp(16rem,31%,420px)] grid-rows-[auto_1fr] items-start gap-3 max-lg:grid-cols-[minmax(0,1fr)] max-lg:grid-rows-none max-sm:gap-0">
          <div>
            <PageField />
            <PageClock skewMs={skewMs} />
          </div>
          <div className={`${COLUMN} lg:row-start-2`}>
            {list && (
              <SectionData value={list}>
                <Attention list={list} workspace={workspace} nowMs={nowMs} isOld={asOfMs !== null} />
                <FavouritesCard list={list} workspace={workspace} nowMs={nowMs} />
              </SectionData>
            )}
            {!list && error && <Unlisted error={error} workspace={workspace} />}
            {!list && !error && <Skeleton />}
          </div>
          <div className={`${COLUMN} lg:col-start-2 lg:row-span-2 lg:row-start-1`}>
            <RecentCard list={list} workspace={workspace} nowMs={nowMs} />
            {(list !== null || error === null) && (
              <NextCard list={list} workspace={workspace} nowMs={nowMs} />
            )}
            <MoreCard />
          </div>
        </div>
      </div>
    </JobsClockProvider>
  )
}

const COLUMN = 'grid grid-cols-[minmax(0,1fr)] gap-3 max-sm:gap-0'

/** The look-up in place. It takes the focus where that opens no keyboard on the screen. */
function PageField() {
  const words = useFindWords()
  const [search] = useSearchParams()
  const pageField = useContext(PageFieldContext)
  const field = useRef<HTMLInputElement>(null)
  const isTouch = useMedia('(pointer: coarse)')
  const isPhone = useMedia('(width < 40rem)')
  // Before the paint: what is typed then would act as shortcuts.
  useLayoutEffect(() => {
    pageField.current = field.current
    // A menu that was opened meanwhile would close.
    const isElsewhere = Boolean(document.activeElement?.closest('[popover], dialog'))
    if (!isTouch && !isElsewhere) focusUnlessTyping(field.current)
    return () => {
      pageField.current = null
    }
    // oxlint-disable-next-line react/exhaustive-deps -- only when the page opens
  }, [pageField])
  return (
    <div className="no-wall max-sm:border-b max-sm:border-line max-sm:bg-card max-sm:p-3">
      <LookUp
        key={search.get('q') ?? ''}
        initialText={search.get('q') ?? ''}
        place="page"
        placeholder={isPhone ? words.placeholderShort : words.placeholder}
        field={field}
        end={<kbd className="kbd max-sm:hidden">Ctrl K</kbd>}
        onDone={() => undefined}
      />
    </div>
  )
}

interface AttentionProps {
  list: JobList
  workspace: string
  nowMs: number
  /** The list is too old to say what has not happened. */
  isOld: boolean
}

function Attention({ list, workspace, nowMs, isOld }: AttentionProps) {
  const attention = useMemo(() => listAttention(list.jobs, { nowMs, isOld }), [list.jobs, nowMs, isOld])
  return <AttentionCard list={list} attention={attention} workspace={workspace} nowMs={nowMs} />
}

/** Without a list, the form opens a run all the same. */
function Unlisted({ error, workspace }: { error: Error; workspace: string }) {
  const jobs = useJobsWords()
  const { lookUp } = useLaterWords()
  const noRights = { title: jobs.noRights, text: jobs.noRightsAbout }
  const { title, text } = useListError({ error, reference: { workspace }, noRights })
  return (
    <>
      <TitleCard title={title} about={text} />
      <section aria-label={lookUp.title} className="card pt-4">
        <LookUpForm />
      </section>
    </>
  )
}
