import { Suspense, useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { Link, useNavigate } from 'react-router-dom'
import { type JobHistory, type Usual } from '../../../contract/job'
import { type JobRun } from '../../../contract/job-run'
import { isProblem, STATUS } from '../../../contract/status'
import { type Run } from '../../../contract/run'
import { useJobsWords } from '../../../i18n/jobs-words'
import { statusWord, useLaterWords, useLocale } from '../../../i18n/locale'
import { formatCount } from '../../../lib/number'
import { formatDuration } from '../../../lib/time/duration'
import { SECOND_MS } from '../../../lib/time/units'
import { listAround } from '../../../model/job-runs/around'
import { computeRanMs, getPlan } from '../../../model/jobs/latest'
import { formatDelta } from '../../../run/jobs/delta'
import { formatWhen } from '../../../run/jobs/when'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { describeStrip } from '../../../run/strip/describe-strip'
import { BAR_PX, SLOT_PX, stripWidth } from '../../../run/strip/shapes'
import { type Slot } from '../../../run/strip/slots'
import { Strip } from '../../../run/strip/Strip'
import { Segmented } from '../../../ui/Segmented'
import { useRunClock } from '../run-context'

interface RunSwitcherProps {
  run: Run
  /** Null while it is read, and where it cannot be. */
  history: JobHistory | null
  isDone: boolean
  buildPath: (to: JobRun) => string
  allPath: string
}

const ROWS = 8
const BARS = 30
/** Of fewer runs the bars would be as wide as they are high. */
const MIN_SLOTS = 20

/** The runs around this one, to go to: as bars and as rows. Arrow keys walk the rows. */
export function RunSwitcher({ run, history, isDone, buildPath, allPath }: RunSwitcherProps) {
  const { lang } = useLocale()
  const { neighbours: words } = useLaterWords()
  const [onlyProblems, setOnlyProblems] = useState(false)
  const runs = history?.job.runs
  if (!history || !runs)
    return <p className="px-3 py-2 text-t2">{isDone ? words.unreadable : words.reading}</p>
  const problems = runs.filter(({ status }) => isProblem(status))
  const shown = onlyProblems ? problems : runs
  const { usual } = history.job
  const spell = (ms: number) => formatDuration(ms, lang, { units: 2, spelled: true })
  return (
    <div className="w-[566px] max-w-full">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-3 py-2">
        <Segmented
          label={words.shown}
          value={onlyProblems ? 'problems' : 'all'}
          options={[
            { value: 'all', label: words.everyRun },
            { value: 'problems', label: words.problems(formatCount(problems.length)) },
          ]}
          onChange={(value) => setOnlyProblems(value === 'problems')}
        />
        {usual && (
          <span className="text-12 text-t2">{words.usual(spell(usual.medianMs), spell(usual.p90Ms))}</span>
        )}
      </div>
      <Suspense fallback={<div className="mt-1 mb-2 h-14" />}>
        <BigStrip runs={listAround(shown, run.id, BARS)} here={run.id} usual={usual} buildPath={buildPath} />
      </Suspense>
      {shown.length === 0 && <p className="px-3 py-2 text-t2">{words.noProblems}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its rows are links */}
      <ul className="border-t border-line py-1" onKeyDown={walkRows}>
        {listAround(shown, run.id, ROWS).map((one) => (
          <SwitcherRow
            key={one.id}
            run={one}
            usual={usual}
            isHere={one.id === run.id}
            isNewest={one === runs.at(-1)}
            path={buildPath(one)}
          />
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1 border-t border-line px-3 py-2 text-12 text-t2">
        <span className="max-sm:hidden">
          <kbd className="kbd">[</kbd> <kbd className="kbd">]</kbd> {words.keys.steps}
        </span>
        <span className="max-sm:hidden">
          <kbd className="kbd">Shift</kbd> <kbd className="kbd">[</kbd> {words.keys.problem}
        </span>
        <Link className="link ml-auto" to={allPath}>
          {words.all}
        </Link>
      </div>
    </div>
  )
}

function walkRows(event: KeyboardEvent<HTMLUListElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  event.preventDefault()
  const links = [...event.currentTarget.querySelectorAll('a')]
  const at = links.findIndex((link) => link === document.activeElement)
  links[Math.min(links.length - 1, Math.max(0, at + step))]?.focus()
}

interface BigStripProps {
  /** Newest first. */
  runs: readonly JobRun[]
  here: string
  usual: Usual | null
  buildPath: (to: JobRun) => string
}

/** For the mouse; the rows below are its other form. */
function BigStrip({ runs, here, usual, buildPath }: BigStripProps) {
  const { lang, zone } = useLocale()
  const words = useJobsWords()
  const clock = useRunClock()
  const navigate = useNavigate()
  const slots = useMemo<Slot[]>(() => runs.toReversed().map((run) => ({ kind: 'run', run })), [runs])
  const nowMs = clock.readMs()
  const label = describeStrip(slots, { words, lang, formatWhen: (ms) => formatWhen(ms, zone, lang, nowMs) })
  if (slots.length === 0) return null
  const count = Math.max(MIN_SLOTS, slots.length)
  const empty = count - slots.length
  const at = slots.findIndex((slot) => slot.kind === 'run' && slot.run.id === here)
  const share = (slot: number) => `${(100 * slot * SLOT_PX) / stripWidth(count)}%`
  const barShare = `${(100 * BAR_PX) / stripWidth(count)}%`
  const go = ({ clientX, currentTarget }: MouseEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    const slot = slots[Math.floor((((clientX - left) / width) * stripWidth(count)) / SLOT_PX) - empty]
    if (slot?.kind === 'run') void navigate(buildPath(slot.run))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the rows are links
    <div className="relative mx-3 mt-1 mb-2 h-14 cursor-pointer" onClick={go}>
      <Strip slots={slots} count={count} usual={usual} nowMs={nowMs} unread={false} label={label} fills />
      {at >= 0 && (
        <span
          className="pointer-events-none absolute -inset-y-1 rounded-sm border-2 border-accent"
          style={{ left: `calc(${share(empty + at)} - 4px)`, width: `calc(${barShare} + 8px)` }}
        />
      )}
    </div>
  )
}

interface SwitcherRowProps {
  run: JobRun
  usual: Usual | null
  isHere: boolean
  isNewest: boolean
  path: string
}

function SwitcherRow({ run, usual, isHere, isNewest, path }: SwitcherRowProps) {
  const { t, lang, zone } = useLocale()
  const { neighbours: words } = useLaterWords()
  const nowMs = useRunClock().readMs()
  const planMs = getPlan(run)
  const ranMs = computeRanMs(run, nowMs)
  const lateMs = run.planMs === null || run.startMs === null ? null : run.startMs - run.planMs
  const note = [isNewest ? words.newest : '', isHere ? words.here : ''].filter(Boolean).join(', ')
  return (
    <li data-tone={STATUS[run.status].tone}>
      <Link
        to={path}
        aria-current={isHere ? 'page' : undefined}
        className="grid min-h-7 grid-cols-[14px_minmax(0,1.6fr)_minmax(0,1.2fr)_1fr_1fr_1fr] items-center gap-x-2 px-3 text-12 hover:bg-hover max-sm:min-h-11 max-sm:grid-cols-[14px_minmax(0,1.4fr)_minmax(0,1fr)_1fr] aria-[current]:bg-selected"
      >
        <StatusGlyph status={run.status} />
        <span className="truncate">
          <b className="text-13 font-semibold">
            {planMs === null ? run.id : formatWhen(planMs, zone, lang, nowMs)}
          </b>{' '}
          <span className="text-t2">{note}</span>
        </span>
        <span className="truncate text-(--ink)">{statusWord(run.status, run.rawStatus, lang)}</span>
        <span className="truncate text-right text-t2 max-sm:hidden">
          {lateMs !== null && lateMs >= SECOND_MS && words.late(formatDuration(lateMs, lang, { units: 2 }))}
        </span>
        <span className="text-right">{ranMs === null ? t.app.none : formatDuration(ranMs, lang)}</span>
        <span className="truncate text-right text-t2 max-sm:hidden">
          {ranMs !== null && usual && formatDelta(ranMs, usual, run.endMs === null, words, lang)}
        </span>
      </Link>
    </li>
  )
}
