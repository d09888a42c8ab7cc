import { Layers } from 'lucide-react'
import { useMemo, useState, type FormEvent, type MouseEvent, type ReactNode } from 'react'
import { type JobRun } from '../../../contract/job-run'
import { useCompareWords } from '../../../i18n/compare-words'
import { useLocale } from '../../../i18n/locale'
import { formatDuration } from '../../../lib/time/duration'
import { formatDay } from '../../../lib/time/format'
import { DAY_MS, SECOND_MS } from '../../../lib/time/units'
import { computeRanMs, getPlan } from '../../../model/jobs/latest'
import { jobHistoryResource } from '../../../query/job-history'
import { StatusGlyph } from '../../../run/status/StatusGlyph'
import { useLiveQuery } from '../../../shell/freshness/use-live-query'
import { Arriving } from '../../../shell/updates/Section'
import { SearchField } from '../../../ui/Field'
import { Icon } from '../../../ui/Icon'
import { AroundStrip, findRunAt, placeRun } from '../AroundStrip'
import { USUAL } from '../../../model/run/view'
import { useRun, useRunClock } from '../run-context'
import { findTyped } from './find-typed'
import { listCandidates } from './list-candidates'

const DAYS = 30
const BARS = 30
/** From there on, and up to as far from the other side, the label of a version takes the place of that of a day. */
const LABEL_SHARE = 0.75

/** Runs to compare with: by name of what makes them worth it, as bars, or typed. */
export function ComparePicker() {
  const words = useCompareWords()
  const { lang, zone } = useLocale()
  const { run, reference, view, insight, change } = useRun()
  const nowMs = useRunClock().readMs()
  const atMs = run.planMs ?? run.startMs ?? nowMs
  const { query } = useLiveQuery(jobHistoryResource(reference, atMs - (DAYS + 1) * DAY_MS, atMs + SECOND_MS))
  const history = query.data?.data
  const runs = useMemo(() => history?.job.runs ?? [], [history])
  const version = insight?.insight.definition?.version ?? insight?.insight.noDefinition?.version ?? null
  const found = useMemo(
    () => listCandidates(runs, { id: run.id, planMs: run.planMs, version }),
    [runs, run.id, run.planMs, version],
  )
  const choose = (vs: string) => change({ vs })
  const sayDay = (one: JobRun) => {
    const ms = getPlan(one)
    return ms === null ? '' : formatDay(ms, zone, lang, { nearMs: atMs, weekday: true })
  }
  const sayRan = (ms: number | null) => (ms === null ? null : formatDuration(ms, lang, { units: 2 }))
  const sample = insight?.insight.sample
  const usual = sample?.ranMs
  const versions = sample?.ranVersions ?? sample?.versions
  const isReading = history === undefined ? !query.isError : (history.readFromMs ?? Infinity) > history.fromMs
  return (
    <div className="w-[500px] max-w-full p-2">
      <Typed runs={runs} onFound={choose} />
      <ul className="mt-1">
        {found.map(({ kind, run: one }) => (
          <Candidate
            key={one.id}
            isCurrent={one.id === view.vs}
            glyph={<StatusGlyph status={one.status} />}
            name={kind === 'version' ? words.version(`v${one.version ?? ''}`) : words[kind]}
            note={`${sayDay(one)} · ${one.id}`}
            ran={sayRan(computeRanMs(one, nowMs))}
            onChoose={() => choose(one.id)}
          />
        ))}
        {usual && sample && (
          <Candidate
            isCurrent={view.vs === USUAL}
            glyph={<Icon icon={Layers} className="text-t2" />}
            name={words.usual}
            note={words.medianOf(usual.runs, versions ? (insight?.words.versions(...versions) ?? '') : '')}
            ran={sayRan(usual.median)}
            onChoose={() => choose(USUAL)}
          />
        )}
      </ul>
      {found.length === 0 && <p className="px-2 py-1.5 text-t2">{isReading ? words.reading : words.none}</p>}
      <Arriving loading={<div className="h-28" />}>
        <Month runs={runs.slice(-BARS).toReversed()} version={version} onChoose={choose} />
      </Arriving>
      {found.length > 0 && isReading && <p className="px-2 text-12 text-t3">{words.monthReading}</p>}
    </div>
  )
}

interface CandidateProps {
  /** The run is compared with it. */
  isCurrent: boolean
  glyph: ReactNode
  name: string
  note: string
  ran: string | null
  onChoose: () => void
}

function Candidate({ isCurrent, glyph, name, note, ran, onChoose }: CandidateProps) {
  return (
    <li>
      <button
        type="button"
        data-choice=""
        aria-current={isCurrent ? 'true' : undefined}
        className="flex min-h-7 w-full items-center gap-2 rounded px-2 text-left hover:bg-hover aria-[current]:bg-selected max-sm:min-h-11"
        onClick={onChoose}
      >
        {glyph}
        <b className="shrink-0 font-medium">{name}</b>
        <span className="min-w-0 truncate text-t2">{note}</span>
        <span className="ml-auto shrink-0 pl-2 text-t2">{ran}</span>
      </button>
    </li>
  )
}

/** An id, a day of the list, or an address of a run of this job. */
function Typed({ runs, onFound }: { runs: readonly JobRun[]; onFound: (id: string) => void }) {
  const words = useCompareWords()
  const { zone } = useLocale()
  const { reference } = useRun()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<'notFound' | 'otherJob' | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = findTyped(text, { job: reference.job, runs, zone, origin: window.location.origin })
    if (found.id === undefined) setProblem(found.problem)
    else onFound(found.id)
  }
  return (
    <form className="flex flex-wrap" onSubmit={submit}>
      <SearchField
        label={words.find}
        placeholder={words.find}
        value={text}
        onChange={(value) => {
          setText(value)
          setProblem(null)
        }}
      />
      {problem !== null && (
        <p role="alert" className="basis-full px-2 pt-1 text-12 text-ink-fail">
          {words[problem]}
        </p>
      )}
    </form>
  )
}

interface MonthProps {
  /** Newest first. */
  runs: readonly JobRun[]
  /** Of the run that is shown. */
  version: number | null
  onChoose: (id: string) => void
}

/** For the mouse: the list and the field are its other forms. */
function Month({ runs, version, onChoose }: MonthProps) {
  const words = useCompareWords()
  const { lang, zone } = useLocale()
  const { run, view } = useRun()
  const [newest, oldest] = [runs[0], runs.at(-1)]
  if (!newest || !oldest || newest === oldest) return null
  const sayDay = (one: JobRun) => formatDay(getPlan(one) ?? 0, zone, lang, { nearMs: getPlan(newest) ?? 0 })
  const choose = ({ clientX, currentTarget }: MouseEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    const one = findRunAt(runs, (clientX - left) / width)
    if (one && one.id !== run.id) onChoose(one.id)
  }
  // The oldest run of this version, where one of another version stands before it.
  const firstAt = version === null ? -1 : runs.findLastIndex((one) => one.version === version)
  const first = firstAt >= 0 && firstAt < runs.length - 1 ? runs[firstAt] : undefined
  const share = first ? placeRun(runs, firstAt) : 0.5
  const isAtEnd = share > LABEL_SHARE
  return (
    <div className="mt-2 px-2">
      <p className="text-12 text-t2">{words.lastRuns(runs.length)}</p>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- see above */}
      <div data-choice="" className="mt-2 h-14 cursor-pointer" onClick={choose}>
        <AroundStrip runs={runs} here={view.vs ?? ''} usual={null} />
      </div>
      <p className="relative flex h-5 justify-between text-11 text-t3">
        <span>{share >= 1 - LABEL_SHARE && sayDay(oldest)}</span>
        {first && (
          <span
            className={`absolute border-line2 whitespace-nowrap ${isAtEnd ? 'border-r pr-1' : 'border-l pl-1'}`}
            style={isAtEnd ? { right: `${(1 - share) * 100}%` } : { left: `${share * 100}%` }}
          >
            {sayDay(first)}: v{version}
          </span>
        )}
        <span>{!isAtEnd && sayDay(newest)}</span>
      </p>
    </div>
  )
}
