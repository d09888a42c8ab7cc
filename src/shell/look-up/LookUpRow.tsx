import {
  Activity,
  ClipboardList,
  FileText,
  Filter,
  Folder,
  History,
  Monitor,
  Star,
  type LucideIcon,
} from 'lucide-react'
import { Fragment } from 'react'
import { type Job } from '../../contract/job'
import { useFindWords } from '../../i18n/find-words'
import { useJobsWords } from '../../i18n/jobs-words'
import { statusWord, useLocale } from '../../i18n/locale'
import { formatCount } from '../../lib/number'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatDay, formatMinute } from '../../lib/time/format'
import { computeRanMs, getLatestStatus, getPlan } from '../../model/jobs/latest'
import { LatestGlyph } from '../../run/jobs/glyphs'
import { NowOrNextText } from '../../run/jobs/NowOrNextText'
import { listSlots } from '../../run/strip/slots'
import { Strip } from '../../run/strip/Strip'
import { STATUS } from '../../contract/status'
import { Icon } from '../../ui/Icon'
import { type ActionName, type Part, type Row, type RunRow } from './rows'

const STRIP_RUNS = 15

const ICONS: Record<ActionName, LucideIcon> = {
  jobs: ClipboardList,
  filter: Filter,
  wall: Monitor,
  status: Activity,
  'without-view': History,
  'runs-of': ClipboardList,
  'runs-on': ClipboardList,
}

/** What an option of the list shows. */
export function LookUpRow({ row, nowMs }: { row: Row; nowMs: number }) {
  const words = useFindWords()
  switch (row.kind) {
    case 'job':
      return <JobOption job={row.job} ranges={row.ranges} isFavourite={row.isFavourite} nowMs={nowMs} />
    case 'run':
      return <RunOption row={row} nowMs={nowMs} />
    case 'folder':
      return (
        <>
          <Icon icon={Folder} className="text-t2" />
          <Marked text={row.path} ranges={row.ranges} />
          <span className="ml-auto pl-3 text-12 text-t2">{words.folderJobs(row.count)}</span>
        </>
      )
    case 'action':
      return (
        <>
          <Icon icon={ICONS[row.action]} className="text-t2" />
          <span className="min-w-0 truncate">
            <ActionText row={row} />
          </span>
          {row.action === 'jobs' && row.count !== null && (
            <span className="ml-auto pl-3 text-12 text-t2">{formatCount(row.count)}</span>
          )}
        </>
      )
  }
}

function ActionText({ row }: { row: Extract<Row, { kind: 'action' }> }) {
  const { actions } = useFindWords()
  const subject = showInvisible(row.subject)
  switch (row.action) {
    case 'filter':
      return actions.filter(subject, formatCount(row.count ?? 0))
    case 'runs-of':
    case 'runs-on':
      return actions[row.action](subject)
    default:
      return actions[row.action]
  }
}

/** A text with its parts that match underlined. */
function Marked({ text, ranges }: { text: string; ranges: readonly number[] }) {
  const parts: { from: number; text: string; isMatch: boolean }[] = []
  let at = 0
  for (let index = 0; index < ranges.length; index += 2) {
    const [from = 0, to = 0] = [ranges[index], ranges[index + 1]]
    parts.push({ from: at, text: text.slice(at, from), isMatch: false })
    parts.push({ from, text: text.slice(from, to), isMatch: true })
    at = to
  }
  parts.push({ from: at, text: text.slice(at), isMatch: false })
  return (
    <bdi className="min-w-0 truncate font-medium">
      {parts.map((part) =>
        part.isMatch ? (
          <mark key={part.from} className="look-up-mark">
            {showInvisible(part.text)}
          </mark>
        ) : (
          <Fragment key={part.from}>{showInvisible(part.text)}</Fragment>
        ),
      )}
    </bdi>
  )
}

interface JobOptionProps {
  job: Job
  ranges: readonly number[]
  isFavourite: boolean
  nowMs: number
}

function JobOption({ job, ranges, isFavourite, nowMs }: JobOptionProps) {
  const words = useJobsWords()
  const slots = listSlots(job, STRIP_RUNS)
  return (
    <>
      <LatestGlyph status={getLatestStatus(job)} />
      <span className="look-up-name">
        <Marked text={job.name} ranges={ranges} />
        {isFavourite && (
          <Star
            role="img"
            aria-label={words.favourites}
            size={11}
            className="shrink-0 fill-current text-t2"
          />
        )}
      </span>
      <bdi className="look-up-folder">{showInvisible(job.folder)}</bdi>
      <span aria-hidden className="look-up-strip">
        <Strip slots={slots} count={STRIP_RUNS} usual={job.usual} nowMs={nowMs} unread={false} label="" />
      </span>
      <span className="look-up-now">
        <NowOrNextText job={job} nowMs={nowMs} />
      </span>
    </>
  )
}

function RunOption({ row, nowMs }: { row: RunRow; nowMs: number }) {
  const { lang } = useLocale()
  const words = useFindWords()
  const { run, ref, note, isNamed, openedMs, node } = row
  const ranMs = run && computeRanMs(run, nowMs)
  const error = run?.status === 'fail' && run.error !== null ? run.error.trim().split(/\r?\n/, 1)[0] : null
  const notes = [note && words.notes[note], error && showInvisible(error)].filter(Boolean).join(' · ')
  return (
    <>
      {run ? (
        <LatestGlyph status={run.status} />
      ) : (
        <Icon icon={node === null ? History : FileText} className="text-t2" />
      )}
      <span className="look-up-run">
        {isNamed && (
          <>
            <bdi className="font-medium">{showInvisible(ref.job)}</bdi>{' '}
          </>
        )}
        <RunTime row={row} nowMs={nowMs} />
        {node !== null && <bdi className="text-t2"> {showInvisible(node)}</bdi>}
      </span>
      {run && (
        <span data-tone={STATUS[run.status].tone} className="look-up-status text-(--ink)">
          {statusWord(run.status, run.rawStatus, lang)}
        </span>
      )}
      {notes !== '' && <bdi className="look-up-note">{notes}</bdi>}
      <span className="ml-auto shrink-0 pl-3 text-12 text-t2">
        {openedMs === null
          ? ranMs !== null && formatDuration(ranMs, lang)
          : words.openedAgo(formatDuration(Math.max(1_000, nowMs - openedMs), lang, { units: 1 }))}
      </span>
    </>
  )
}

function RunTime({ row: { run, ref }, nowMs }: { row: RunRow; nowMs: number }) {
  const { lang, zone } = useLocale()
  const planMs = run && getPlan(run)
  if (planMs === null) return <span className="text-t2">{ref.id}</span>
  return (
    <span className="text-t2">
      {formatDay(planMs, zone, lang, { weekday: true, nearMs: nowMs })}{' '}
      <b className="font-medium text-t1">{formatMinute(planMs, zone, nowMs)}</b>
    </span>
  )
}

/** What was read of a pasted text, part by part. */
export function Parts({ parts, nowMs }: { parts: readonly Part[]; nowMs: number }) {
  const { lang, zone } = useLocale()
  const words = useFindWords()
  const format = ({ name, value }: Part): string => {
    if (name !== 'planned') return showInvisible(value)
    const ms = Number(value)
    return `${formatDay(ms, zone, lang, { weekday: true, nearMs: nowMs })} ${formatMinute(ms, zone, nowMs)}`
  }
  return (
    <span className="flex flex-wrap gap-1.5 pb-2 pl-10">
      {parts.map((part) => (
        <span
          key={part.name + part.value}
          className="max-w-full truncate rounded bg-hover px-1.5 text-12 text-t2"
        >
          {part.name === 'view' ? '' : `${words.parts[part.name]} `}
          <bdi className="font-medium text-t1">{format(part)}</bdi>
        </span>
      ))}
    </span>
  )
}
