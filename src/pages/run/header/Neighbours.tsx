import { useQueryClient } from '@tanstack/react-query'
import { ChevronDown, ChevronLeft, ChevronRight, GitCompareArrows, type LucideIcon } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { type JobRun } from '../../../contract/job-run'
import { type RunNeighbours } from '../../../contract/neighbours'
import { addComparison, addParams, keepViewParams, paths } from '../../../contract/routes'
import { type RunRef } from '../../../contract/run-ref'
import { statusWord, useLaterWords, useLocale } from '../../../i18n/locale'
import { estimateEm, showInvisible } from '../../../lib/text'
import { formatInstant } from '../../../lib/time/format'
import { listAround } from '../../../model/job-runs/around'
import { computeShiftMs, findNeighbours, keepRunView } from '../../../model/job-runs/neighbours'
import { liveQuery } from '../../../query/live-query'
import { neighboursResource } from '../../../query/neighbours'
import { runResource } from '../../../query/run'
import { formatWhen } from '../../../run/jobs/when'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { useSearch } from '../../../shell/address/AddressRouter'
import { useIsFailing, useLiveQuery } from '../../../shell/freshness/use-live-query'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { Arriving } from '../../../shell/updates/Section'
import { Icon } from '../../../ui/Icon'
import { keepFocus } from '../../../ui/keep-focus'
import { Popover } from '../../../ui/Popover'
import { useWidth } from '../../../ui/use-width'
import { USUAL } from '../../../model/run/view'
import { useRunClock, useRunFrame, type RunFacts } from '../run-context'
import { placeMs, useListedRun } from '../use-listed-run'
import { stripWidth } from '../../../run/strip/shapes'
import { AroundStrip } from '../AroundStrip'
import { NewestLink } from './NewestLink'
import { RunSwitcher } from './RunSwitcher'
import { useSwipe } from './use-swipe'

interface AroundOf {
  run: RunFacts
  reference: RunRef
}

/** The runs around this one: those that lists gave already or give at low priority, and more of them once `isWanted`. */
function useAround(
  { run, reference }: AroundOf,
  isWanted: boolean,
): { around: RunNeighbours | null; isDone: boolean } {
  const client = useQueryClient()
  const near = neighboursResource(reference, placeMs(run), false)
  // While the run cannot be read, its neighbours could not be either.
  const isFailing = useIsFailing(runResource(reference))
  const wanted = isWanted ? neighboursResource(reference, placeMs(run), true) : near
  const { query } = useLiveQuery(wanted, !isFailing)
  const { data, isError } = query
  return {
    around: data?.data ?? client.getQueryData(liveQuery(near).queryKey)?.snapshot.data ?? null,
    isDone: isWanted && (data !== undefined || isError),
  }
}

/** Keys that come faster are held down: they replace the entry of the history. */
const HELD_MS = 500
/** Of the widest first: so many bars, and the width that the line must have for them. */
const STRIPS = [
  { bars: 30, fromPx: 462 },
  { bars: 20, fromPx: 402 },
  { bars: 12, fromPx: 354 },
]
/** On a phone the time of the run stands before them, unless it has the date of another year. */
const PHONE_STRIPS = [{ bars: 7, fromPx: 350 }]
const LONG_EM = 8
const SLOT_FROM_PX = 282
/** The steps and the list come first. */
const COMPARE_FROM_PX = 128

type Direction = 'older' | 'newer' | 'olderProblem' | 'newerProblem'

/** The runs before and after this one, which keep the view and the selected node, and the ways to the newest and to all of them. */
export function Neighbours() {
  const { lang, zone } = useLocale()
  const { neighbours: words } = useLaterWords()
  const { actualFacts: run, reference, isPhone, view, change } = useRunFrame()
  const [search] = useSearch()
  const navigate = useNavigate()
  const nowMs = useRunClock().readMs()
  const [isWanted, setWanted] = useState(false)
  const { around, isDone } = useAround({ run, reference }, isWanted)
  // An old list does not say what has not happened.
  const isOld = useIsFailing(neighboursResource(reference, placeMs(run), isWanted))
  const found = useMemo(
    () => around && findNeighbours(around.runs, { id: run.id, planMs: run.planMs }),
    [around, run.id, run.planMs],
  )
  const [root, width] = useWidth<HTMLElement>(() => 0)
  /** Asked for before the list was there. */
  const pending = useRef<Direction | null>(null)
  const lastMs = useRef(-Infinity)
  const { job, workspace } = reference
  const buildPath = (to: JobRun, id = to.id) => {
    const kept = keepRunView(search, computeShiftMs(run, to))
    return keepViewParams(addParams(paths.run({ job, workspace, id }), kept), search)
  }
  const buildComparePath = (other: JobRun) => {
    const isOlder = (placeMs(other) ?? 0) < (placeMs(run) ?? 0)
    const [newer, older] = isOlder ? [run.id, other.id] : [other.id, run.id]
    return addComparison(keepViewParams(paths.run({ job, workspace, id: newer }), search), older)
  }
  const step = (direction: Direction) => {
    const to = found?.[direction]
    setWanted(true)
    if (!to) {
      pending.current = isDone ? null : direction
      return
    }
    pending.current = null
    const pressedMs = performance.now()
    void navigate(buildPath(to), { replace: pressedMs - lastMs.current < HELD_MS })
    lastMs.current = pressedMs
  }
  useEffect(() => {
    if (isDone && pending.current) step(pending.current)
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the list has come
  }, [isDone])
  const toggleComparison = () => {
    // What changed since the last good run is what a user wants to know of a failed one.
    const other = found?.olderSuccess ?? found?.older
    change({ vs: view.vs === null ? (other?.id ?? USUAL) : null })
  }
  useShortcuts({
    older: () => step('older'),
    newer: () => step('newer'),
    olderProblem: () => step('olderProblem'),
    newerProblem: () => step('newerProblem'),
    compareRun: toggleComparison,
  })
  useSwipe(root, isPhone, (to) => step(to === 'right' ? 'older' : 'newer'))
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
  // Nothing of it where runs may not be listed.
  if (around?.isRefused && around.runs.length === 0) return null
  const want = () => setWanted(true)
  const atMs = placeMs(run)
  const at = atMs === null ? run.id : formatWhen(atMs, zone, lang, nowMs)
  const isLong = isPhone && estimateEm(at) > LONG_EM
  const strips = isPhone ? PHONE_STRIPS : STRIPS
  const bars = isLong ? 0 : (strips.find(({ fromPx }) => width >= fromPx)?.bars ?? 0)
  const shown = around && bars > 0 ? listAround(around.runs, run.id, bars) : []
  const newest = around && (
    <NewestLink
      run={run}
      latest={around.latest}
      missedMs={isOld ? null : around.missedMs}
      buildPath={buildPath}
    />
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- what its buttons need is read before they are pressed
    <nav
      ref={root}
      aria-label={words.title}
      className="flex w-full gap-1 max-md:gap-2 max-md:[&>div]:min-w-0 max-md:[&>div]:flex-1"
      onPointerEnter={want}
      onFocus={want}
    >
      <Step icon={ChevronLeft} name="older" label={label('older')} onClick={() => step('older')} />
      <Popover
        label={words.title}
        className="btn px-2! max-md:h-10! max-md:w-full"
        trigger={
          <>
            {isPhone && (
              <>
                <StatusGlyph status={run.status} />
                <b className="min-w-0 truncate font-semibold">{at}</b>
              </>
            )}
            {bars > 0 && (
              // As wide while the runs are read: what is pressed beside it does not move.
              <span aria-hidden className="max-md:ml-auto" style={{ width: stripWidth(bars) }}>
                {shown.length > 0 && (
                  <Arriving>
                    <AroundStrip runs={shown} here={run.id} usual={around?.usual ?? null} count={bars} />
                  </Arriving>
                )}
              </span>
            )}
            <Icon icon={ChevronDown} className={bars > 0 ? '' : 'max-md:ml-auto'} />
          </>
        }
        closesOn={(target) => target.closest('a, [data-strip]') !== null}
      >
        <RunSwitcher
          run={run}
          around={around}
          isDone={isDone}
          newest={isPhone && newest}
          buildPath={buildPath}
          buildComparePath={buildComparePath}
          allPath={keepViewParams(paths.jobRuns({ job, workspace }), search)}
        />
      </Popover>
      <Step icon={ChevronRight} name="newer" label={label('newer')} onClick={() => step('newer')} />
      {width >= COMPARE_FROM_PX && (
        <button
          type="button"
          className="btn btn-icon max-md:size-10"
          aria-label={words.compare}
          aria-pressed={view.vs !== null}
          data-tip={words.compareTip}
          onClick={toggleComparison}
        >
          <Icon icon={GitCompareArrows} />
        </button>
      )}
      {!isPhone && width >= SLOT_FROM_PX && newest}
    </nav>
  )
}

interface StepProps {
  icon: LucideIcon
  /** The page of the other run has one of the same name. */
  name: string
  label: string
  onClick: () => void
}

function Step({ icon, name, label, onClick }: StepProps) {
  return (
    <button
      ref={keepFocus(name)}
      type="button"
      className="btn btn-icon max-md:size-10"
      aria-label={label}
      data-tip={label}
      onClick={onClick}
    >
      <Icon icon={icon} />
    </button>
  )
}

interface ListedFactsProps {
  /** The row of the failure does not say it. */
  withError: boolean
}

/** What only a list of the job's runs says of this one: its version and why it failed. */
export function ListedFacts({ withError }: ListedFactsProps) {
  const { actualFacts: run, reference } = useRunFrame()
  const { neighbours: words } = useLaterWords()
  const self = useListedRun(run, reference)
  if (!self) return null
  const error = self.error === null || !withError ? null : showInvisible(self.error)
  return (
    <>
      {self.version !== null && (
        <li className="shrink-0 text-t2">
          {words.version} <b className="font-semibold text-t1">{self.version}</b>
        </li>
      )}
      {error !== null && (
        <li className="flex-1 basis-40 truncate text-t2 md:min-w-40" data-tip={error}>
          {words.error} <bdi className="text-ink-fail">{error}</bdi>
        </li>
      )}
    </>
  )
}
