import { GitCompareArrows } from 'lucide-react'
import { useState, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { useNavigate } from 'react-router-dom'
import { Link } from '../../../shell/address/Link'
import { type JobRun, type Usual } from '../../../contract/job-run'
import { type RunNeighbours } from '../../../contract/neighbours'
import { isProblem, STATUS } from '../../../contract/status'
import { statusWord, useLaterWords, useLocale } from '../../../i18n/locale'
import { formatCount } from '../../../lib/number'
import { formatDuration } from '../../../lib/time/duration'
import { SECOND_MS } from '../../../lib/time/units'
import { listAround } from '../../../model/job-runs/around'
import { computeRanMs, getPlan } from '../../../model/jobs/latest'
import { computeLateMs } from '../../../model/jobs/usual'
import { formatDelta } from '../../../run/jobs/delta'
import { formatWhen } from '../../../run/jobs/when'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { Arriving } from '../../../shell/updates/Section'
import { Icon } from '../../../ui/Icon'
import { Segmented } from '../../../ui/Segmented'
import { useRunClock, type RunFacts } from '../run-context'
import { AroundAxis } from './AroundAxis'
import { AroundStrip, findRunAt } from '../AroundStrip'

interface RunSwitcherProps {
  run: RunFacts
  /** Null while they are read, and where they cannot be. */
  around: RunNeighbours | null
  isDone: boolean
  /** The way to the newest run, where the header has no room for it. */
  newest: ReactNode
  buildPath: (to: JobRun) => string
  /** The newer one of this run and another, compared with the older one. */
  buildComparePath: (other: JobRun) => string
  allPath: string
}

const ROWS = 8
const BARS = 30

/** The runs around this one, to go to: as bars and as rows. Arrow keys walk the rows. */
export function RunSwitcher({
  run,
  around,
  isDone,
  newest,
  buildPath,
  buildComparePath,
  allPath,
}: RunSwitcherProps) {
  const { lang } = useLocale()
  const { neighbours: words } = useLaterWords()
  const [onlyProblems, setOnlyProblems] = useState(false)
  if (!around) return <p className="px-3 py-2 text-t2">{isDone ? words.unreadable : words.reading}</p>
  const { runs, usual } = around
  // After the one that `latest` stands for, runs by hand may have been planned.
  const newestId = runs.at(-1)?.id === around.latest?.id ? around.latest?.id : undefined
  const problems = runs.filter(({ status }) => isProblem(status))
  const shown = onlyProblems ? problems : runs
  const spell = (ms: number) => formatDuration(ms, lang, { units: 2 })
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
        {newest}
        {usual && (
          <span className="text-12 text-t2">{words.usual(spell(usual.medianMs), spell(usual.p90Ms))}</span>
        )}
      </div>
      <Arriving loading={<div className="mt-1 mb-1 h-20" />}>
        <GoStrip runs={listAround(shown, run.id, BARS)} here={run.id} usual={usual} buildPath={buildPath} />
      </Arriving>
      {shown.length === 0 && <p className="px-3 py-2 text-t2">{words.noProblems}</p>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its rows are links */}
      <ul className="border-t border-line py-1" onKeyDown={walkRows}>
        {listAround(shown, run.id, ROWS).map((one) => (
          <SwitcherRow
            key={one.id}
            run={one}
            usual={usual}
            isHere={one.id === run.id}
            isNewest={one.id === newestId}
            path={buildPath(one)}
            comparePath={buildComparePath(one)}
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
  const links = [...event.currentTarget.querySelectorAll('a:not([data-compare])')]
  const at = links.findIndex((link) => link === document.activeElement)
  const next = links[Math.min(links.length - 1, Math.max(0, at + step))]
  if (next instanceof HTMLElement) next.focus()
}

interface GoStripProps {
  /** Newest first. */
  runs: readonly JobRun[]
  here: string
  usual: Usual | null
  buildPath: (to: JobRun) => string
}

/** For the mouse; the rows below are its other form. */
function GoStrip({ runs, here, usual, buildPath }: GoStripProps) {
  const navigate = useNavigate()
  const go = ({ clientX, currentTarget }: MouseEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    const run = findRunAt(runs, (clientX - left) / width)
    if (run) void navigate(buildPath(run))
  }
  if (runs.length === 0) return null
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the rows are links
    <div className="mx-3 mt-1 mb-1 cursor-pointer" onClick={go}>
      <div className="h-14">
        <AroundStrip runs={runs} here={here} usual={usual} />
      </div>
      <AroundAxis runs={runs} here={here} />
    </div>
  )
}

interface SwitcherRowProps {
  run: JobRun
  usual: Usual | null
  isHere: boolean
  isNewest: boolean
  path: string
  comparePath: string
}

function SwitcherRow({ run, usual, isHere, isNewest, path, comparePath }: SwitcherRowProps) {
  const { t, lang, zone } = useLocale()
  const { neighbours: words } = useLaterWords()
  const nowMs = useRunClock().readMs()
  const planMs = getPlan(run)
  const at = planMs === null ? run.id : formatWhen(planMs, zone, lang, nowMs)
  const ranMs = computeRanMs(run, nowMs)
  const lateMs = computeLateMs(run)
  const note = [isNewest ? words.newest : '', isHere ? words.here : ''].filter(Boolean).join(', ')
  return (
    <li data-tone={STATUS[run.status].tone} className="flex hover:bg-hover">
      <Link
        to={path}
        aria-current={isHere ? 'page' : undefined}
        className="grid min-h-7 min-w-0 flex-1 grid-cols-[14px_minmax(0,1.6fr)_minmax(0,1.2fr)_1fr_1fr_1fr] items-center gap-x-2 px-3 text-12 max-sm:min-h-11 max-sm:grid-cols-[14px_minmax(0,1.4fr)_minmax(0,1fr)_1fr] aria-[current]:bg-selected"
      >
        <StatusGlyph status={run.status} />
        <span className="truncate">
          <b className="text-13 font-semibold">{at}</b> <span className="text-t2 max-sm:hidden">{note}</span>
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
      <span className={`flex w-8 items-center ${isHere ? 'bg-selected' : ''}`}>
        {!isHere && (
          <Link
            to={comparePath}
            data-compare=""
            aria-label={words.compareWith(at)}
            data-tip={words.compareWith(at)}
            className="flex size-6 items-center justify-center rounded text-t2 hover:text-t1"
          >
            <Icon icon={GitCompareArrows} />
          </Link>
        )}
      </span>
    </li>
  )
}
