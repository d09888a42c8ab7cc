import { ChevronDown, ChevronUp, GripVertical, X } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { type Job } from '../../contract/job'
import { STATUS } from '../../contract/status'
import { useLocale } from '../../i18n/locale'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { showInvisible } from '../../lib/text'
import { getLatestStatus } from '../../model/jobs/latest'
import { formatPlannedTimes } from '../../run/jobs/schedule-words'
import { StatusGlyph } from '../../run/status/StatusGlyph'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { moveJob, removeJob, type JobsDraft } from './rules'

interface JobOrderProps {
  draft: JobsDraft
  names: readonly string[]
  jobs: readonly Job[]
  isKnown: ReadonlySet<string>
  onChange: (draft: JobsDraft) => void
}

const FOLDED = 4

/** The jobs in the order in which the wall shows them, which the user may change. */
export function JobOrder({ draft, names, jobs, isKnown, onChange }: JobOrderProps) {
  const { lang, zone } = useLocale()
  const words = useWallJobsWords().setup
  const [isOpen, setOpen] = useState(false)
  const [said, setSaid] = useState('')
  const [openedMs] = useState(Date.now)
  const dragged = useRef<number | null>(null)
  const list = useRef<HTMLUListElement>(null)
  const focusAt = useRef<number | null>(null)
  // A moved element loses the focus.
  useEffect(() => {
    if (focusAt.current === null) return
    list.current?.children[focusAt.current]?.querySelector('button')?.focus()
    focusAt.current = null
  }, [draft])
  const shown = isOpen ? names : names.slice(0, FOLDED)
  const byName = new Map(jobs.map((job) => [job.name, job]))
  const named = new Set(draft.rules.flatMap(({ kind, values }) => (kind === 'jobs' ? values : [])))
  const move = (from: number, to: number) => {
    const next = moveJob(draft, names, from, to)
    if (next === draft) return
    onChange(next)
    setSaid(words.movedTo(showInvisible(names[from] ?? ''), to + 1, names.length))
  }
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!event.altKey || step === undefined) return
    event.preventDefault()
    focusAt.current = at + step
    move(at, at + step)
    if (at + step >= FOLDED) setOpen(true)
  }
  return (
    <div className="rounded-md border border-line">
      <ul ref={list} aria-label={words.list}>
        {shown.map((name, index) => {
          const job = byName.get(name)
          const status = job === undefined ? null : getLatestStatus(job)
          const glyph = status === null || status === 'no-run' || !(status in STATUS) ? 'waiting' : status
          return (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a place to drop on; keys move it by its grip
            <li
              key={name}
              className="flex items-center gap-2 border-b border-line px-2 py-0.5 last:border-b-0"
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => {
                event.preventDefault()
                if (dragged.current !== null) move(dragged.current, index)
                dragged.current = null
              }}
            >
              <button
                type="button"
                draggable
                className="btn btn-quiet btn-icon cursor-grab"
                aria-label={words.move(showInvisible(name))}
                onDragStart={() => (dragged.current = index)}
                onKeyDown={(event) => onKeyDown(event, index)}
              >
                <Icon icon={GripVertical} />
              </button>
              <StatusGlyph status={glyph} size={16} />
              <bdi className={`min-w-0 flex-3 truncate ${isKnown.has(name) ? '' : 'text-ink-fail'}`}>
                {showInvisible(name)}
              </bdi>
              <span className="min-w-0 flex-2 truncate text-12 text-t2">
                {named.has(name) ? words.named : showInvisible(job?.folder ?? '')}
              </span>
              <span className="min-w-0 flex-1 truncate text-12 text-t2 max-sm:hidden">
                {showInvisible(job?.owner ?? '')}
              </span>
              <span className="min-w-0 flex-1 truncate text-12 text-t2 max-sm:hidden">
                {formatPlannedTimes(job?.schedule, { lang, zone, nowMs: openedMs })}
              </span>
              <IconButton
                icon={X}
                label={words.remove(showInvisible(name))}
                onClick={() => onChange(removeJob(draft, name, jobs))}
              />
            </li>
          )
        })}
      </ul>
      <p className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-2 py-1 text-12 text-t2">
        {names.length > FOLDED && (
          <button type="button" className="btn btn-quiet" onClick={() => setOpen(!isOpen)}>
            <Icon icon={isOpen ? ChevronUp : ChevronDown} />
            {isOpen ? words.showFewer : words.showAll(names.length - FOLDED)}
          </button>
        )}
        <span>{draft.isFixed ? words.fixed : words.order}</span>
      </p>
      <p role="status" className="sr-only">
        {said}
      </p>
    </div>
  )
}
