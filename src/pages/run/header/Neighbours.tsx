import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, List, type LucideIcon } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { type JobHistory } from '../../../contract/job'
import { type JobRun } from '../../../contract/job-run'
import { keepViewParams, paths } from '../../../contract/routes'
import { type Run } from '../../../contract/run'
import { type RunRef } from '../../../contract/run-ref'
import { statusWord, useLaterWords, useLocale } from '../../../i18n/locale'
import { showInvisible } from '../../../lib/text'
import { formatInstant } from '../../../lib/time/format'
import { DAY_MS } from '../../../lib/time/units'
import { findNeighbours, keepRunView, type Neighbours as Found } from '../../../model/job-runs/neighbours'
import { jobHistoryResource } from '../../../query/job-history'
import { liveQuery } from '../../../query/live-query'
import { type LiveResult } from '../../../query/live-resource'
import { useSearch } from '../../../shell/address/AddressRouter'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { Icon } from '../../../ui/Icon'
import { Popover } from '../../../ui/Popover'
import { RunSwitcher } from './RunSwitcher'

interface NeighboursProps {
  run: Run
  reference: RunRef
}

/** So many days before and after the plan are looked at; more when there is no neighbour in them, as of a monthly job. */
const NEAR_DAYS = 7
const FAR_DAYS = 35
/** Keys that come faster are held down: they replace the entry of the history. */
const HELD_MS = 500

/**
 * The runs around this one: from a list that the page of the job has read, or, once `isWanted`, from one of its own. A page of a run alone reads no
 * list: most viewers need none, and the server may not be allowed to list. Null while there is none.
 */
function useAround(
  { run, reference }: NeighboursProps,
  isWanted: boolean,
): { found: Found | null; history: JobHistory | null; isDone: boolean } {
  const client = useQueryClient()
  const [days, setDays] = useState(NEAR_DAYS)
  const aroundMs = run.planMs ?? run.startMs ?? 0
  const { job, workspace, id } = reference
  const resource = jobHistoryResource(
    { job, workspace },
    Math.max(1, aroundMs - days * DAY_MS),
    aroundMs + days * DAY_MS,
  )
  const { data, isError } = useQuery({
    ...liveQuery(resource),
    enabled: isWanted && aroundMs > 0,
    refetchOnWindowFocus: false,
  })
  const seen = useMemo(() => {
    const lists = client.getQueriesData<LiveResult<JobHistory>>({
      queryKey: ['job-history', workspace, job],
    })
    return lists.find(([, list]) => list?.snapshot.data.job.runs.some((one) => one.id === id))?.[1]
  }, [client, workspace, job, id])
  const history = (data ?? seen)?.snapshot.data
  if (!history) return { found: null, history: null, isDone: isError || (isWanted && aroundMs === 0) }
  const found = findNeighbours(history.job.runs, { id, planMs: run.planMs })
  const isRead = history.readFromMs !== null && history.readFromMs <= history.fromMs
  if (data && days === NEAR_DAYS && isRead && !found.older) setDays(FAR_DAYS)
  return { found, history, isDone: data !== undefined }
}

type Direction = 'older' | 'newer' | 'olderProblem' | 'newerProblem'

/** The runs before and after this one, which keep the view and the selected node, and the way to all of them. */
export function Neighbours(props: NeighboursProps) {
  const { run, reference } = props
  const { lang, zone } = useLocale()
  const { neighbours: words } = useLaterWords()
  const [search] = useSearch()
  const navigate = useNavigate()
  const [isWanted, setWanted] = useState(false)
  const { found, history, isDone } = useAround(props, isWanted)
  /** Asked for before the list was there. */
  const pending = useRef<Direction | null>(null)
  const lastMs = useRef(-Infinity)
  const { job, workspace } = reference
  const buildPath = (to: JobRun) => {
    const path = paths.run({ job, workspace, id: to.id })
    const view = keepRunView(search).toString()
    return keepViewParams(view === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${view}`, search)
  }
  const step = (direction: Direction) => {
    const to = found?.[direction]
    setWanted(true)
    if (!to) {
      pending.current = isDone ? null : direction
      return
    }
    pending.current = null
    const nowMs = performance.now()
    void navigate(buildPath(to), { replace: nowMs - lastMs.current < HELD_MS })
    lastMs.current = nowMs
  }
  useEffect(() => {
    if (isDone && pending.current) step(pending.current)
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the list has come
  }, [isDone])
  useShortcuts({
    older: () => step('older'),
    newer: () => step('newer'),
    olderProblem: () => step('olderProblem'),
    newerProblem: () => step('newerProblem'),
  })
  const describe = (to: JobRun): [at: string, status: string] => [
    to.planMs === null ? to.id : formatInstant(to.planMs, zone, lang, run.planMs ?? to.planMs),
    statusWord(to.status, to.rawStatus, lang),
  ]
  const label = (direction: 'older' | 'newer'): string => {
    const to = found?.[direction]
    if (to) return words[direction](...describe(to))
    if (!isDone) return words.steps[direction]
    return direction === 'older' ? words.noOlder : words.noNewer
  }
  const want = () => setWanted(true)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what its buttons need is read before they are pressed
    <nav aria-label={words.title} className="flex gap-1" onPointerEnter={want} onFocus={want}>
      <Step icon={ChevronLeft} label={label('older')} onClick={() => step('older')} />
      <Popover
        label={words.title}
        className="btn btn-icon"
        trigger={<Icon icon={List} />}
        closesOn={(target) => target.closest('a, [data-strip]') !== null}
      >
        <RunSwitcher
          run={run}
          history={history}
          isDone={isDone}
          buildPath={buildPath}
          allPath={keepViewParams(paths.jobRuns({ job, workspace }), search)}
        />
      </Popover>
      <Step icon={ChevronRight} label={label('newer')} onClick={() => step('newer')} />
    </nav>
  )
}

interface StepProps {
  icon: LucideIcon
  label: string
  onClick: () => void
}

function Step({ icon, label, onClick }: StepProps) {
  return (
    <button type="button" className="btn btn-icon" aria-label={label} data-tip={label} onClick={onClick}>
      <Icon icon={icon} />
    </button>
  )
}

/** What only a list of the job's runs says of this one: its version and why it failed. */
export function ListedFacts(props: NeighboursProps) {
  const { neighbours: words } = useLaterWords()
  const self = useAround(props, false).found?.self
  if (!self) return null
  const error = self.error === null ? null : showInvisible(self.error)
  return (
    <>
      {self.version !== null && (
        <li className="text-t2">
          {words.version} <b className="font-semibold text-t1">{self.version}</b>
        </li>
      )}
      {error !== null && (
        <li className="min-w-40 flex-1 basis-40 truncate text-t2" data-tip={error}>
          {words.error} <bdi className="text-ink-fail">{error}</bdi>
        </li>
      )}
    </>
  )
}
