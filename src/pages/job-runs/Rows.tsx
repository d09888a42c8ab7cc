import { ChevronDown, ChevronUp } from 'lucide-react'
import { useEffect, useMemo, useRef, type MouseEvent, type RefObject } from 'react'
import { isReadingRuns } from '../../contract/list-polls'
import { isTerminal } from '../../contract/status'
import { useLocale } from '../../i18n/locale'
import { formatDay } from '../../lib/time/format'
import { DAY_MS } from '../../lib/time/units'
import { getMarkLetter, toggleMark } from '../../model/job-runs/marks'
import { findFillers, type Row } from '../../model/job-runs/rows'
import { groupByDay, type Item } from '../../model/job-runs/day-heads'
import { KEPT_DAYS, startOfDayBefore } from '../../model/job-runs/window'
import { computeRanMs } from '../../model/jobs/latest'
import { basePath } from '../../lib/base-path'
import { useNavigate } from 'react-router-dom'
import { Button } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { useFocusedKey } from '../../ui/use-focused-key'
import { useNow } from '../../ui/use-now'
import { useRowReveal } from '../../ui/use-row-reveal'
import { WindowedRows } from '../../ui/WindowedRows'
import { listColumns, PHONE_COLUMNS, PHONE_PX, type Column } from './columns'
import { useJobRuns } from './job-runs-context'
import { PhoneRow, RunRow, type SharedRowProps } from './RunRow'
import { useRunNavigation } from './use-run-navigation'

interface RowsProps {
  /** In their order. */
  rows: readonly Row[]
  width: number
  hidden: ReadonlySet<string>
  filter: RefObject<HTMLInputElement | null>
  isLoading: boolean
  fromMs: number
  addOlder: (days: number) => void
}

const ROW_PX = 28
const PHONE_ROW_PX = 52
/** Of bar, header, chart and heads, at least. */
const ABOVE_PX = 480
const PAGE_DAYS = 7
const PAGE_RUNS = 20

const keyOf = (item: Item): string => (item.kind === 'day' ? item.head.key : item.row.key)

/** The table of runs. Only rows near the window exist; older ones are asked for when its end comes near. */
export function Rows({ rows, width, hidden, filter, isLoading, fromMs, addOlder }: RowsProps) {
  const { zone, lang } = useLocale()
  const {
    history,
    words,
    rows: all,
    view,
    marks,
    usualBefore,
    skewMs,
    frozenMs,
    changedAtMs,
    change,
    buildRunHref,
  } = useJobRuns()
  const isPhone = width < PHONE_PX
  const isOld = frozenMs !== null
  const rowPx = isPhone ? PHONE_ROW_PX : ROW_PX
  const items = useMemo<Item[]>(
    () => (view.sort.endsWith('plan') ? groupByDay(rows, zone) : rows.map((row) => ({ kind: 'row', row }))),
    [rows, view.sort, zone],
  )
  const underDays = items.some(({ kind }) => kind === 'day')
  const headOf = (index: number) => items.findLastIndex(({ kind }, at) => kind === 'day' && at <= index)
  const columns = useMemo(() => listColumns(width, hidden), [width, hidden])
  const shared = useMemo<SharedRowProps>(() => {
    const longestMs = all.reduce(
      (most, { run }) => Math.max(most, (run && computeRanMs(run, changedAtMs)) ?? 0),
      1,
    )
    const limitMs = (history.job.usual?.p90Ms ?? Infinity) * 1.6
    return {
      columns,
      words,
      usualBefore,
      scaleMs: Math.min(longestMs, limitMs),
      nearMs: changedAtMs,
      isOld,
      underDays,
      fillers: findFillers(all),
      buildRunHref,
    }
    // oxlint-disable-next-line react/exhaustive-deps -- the scale and years do not follow every poll
  }, [columns, words, usualBefore, isOld, underDays, all, buildRunHref])
  const isLive = frozenMs === null && rows.some(({ run }) => run && !isTerminal(run.status))
  const nowMs = useNow(skewMs, isLive ? null : (frozenMs ?? changedAtMs))
  const list = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLTableSectionElement>(null)
  const navigate = useNavigate()
  const onClick = (event: MouseEvent) => {
    const ring = event.target instanceof Element ? event.target.closest('[data-act=mark]') : null
    const id = ring?.closest<HTMLElement>('[data-run]')?.dataset['run']
    if (id !== undefined) return change({ compare: toggleMark(view.compare, id) })
    const link = event.target instanceof Element ? event.target.closest('a') : null
    const row = event.target instanceof Element ? event.target.closest('tr') : null
    const href = (link ?? row?.querySelector('a'))?.getAttribute('href')
    if (!href || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    // A text that was selected is to be copied.
    if (!link && window.getSelection()?.isCollapsed === false) return
    event.preventDefault()
    void navigate(href.slice(basePath.length))
  }
  const focusedKey = useFocusedKey(list)
  const { reveal, onRows } = useRowReveal({ body, rowPx, before: 0 })
  useRunNavigation({ items, focusedKey, reveal, filter })
  const focused =
    focusedKey === null ? -1 : items.findIndex((item) => item.kind === 'row' && item.row.key === focusedKey)
  const span = isPhone ? PHONE_COLUMNS.length : columns.length
  const RowLayout = isPhone ? PhoneRow : RunRow
  return (
    <div ref={list}>
      {rows.length > 0 && (
        <table
          aria-label={words.caption(history.job.name)}
          aria-rowcount={items.length + 1}
          className="w-full table-fixed border-collapse"
        >
          <colgroup>
            {(isPhone ? PHONE_COLUMNS : columns).map(({ id, width: px }) => (
              <col key={id} style={px === null ? undefined : { width: px }} />
            ))}
          </colgroup>
          <thead className={isPhone ? 'sr-only' : ''}>
            <tr aria-rowindex={1}>
              {(isPhone ? PHONE_COLUMNS : columns).map((column) => (
                <Head key={column.id} column={column} />
              ))}
            </tr>
          </thead>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- for the links within */}
          <tbody ref={body} onClick={onClick}>
            <WindowedRows
              body={body}
              rows={items}
              keyOf={keyOf}
              rowPx={rowPx}
              abovePx={ABOVE_PX}
              span={span}
              onRows={onRows}
              also={focused}
              headOf={headOf}
            >
              {(item, index) => {
                const rowIndex = index + 2
                if (item.kind === 'day') {
                  const { head } = item
                  const day = formatDay(head.dayMs, zone, lang, { weekday: true, nearMs: changedAtMs })
                  return (
                    <tr aria-rowindex={rowIndex} style={{ height: rowPx }}>
                      <th
                        scope="rowgroup"
                        colSpan={span}
                        className={`sticky z-1 bg-bg px-5 text-left text-12 font-medium text-t2 shadow-[inset_0_-1px_var(--line)] max-sm:px-4 ${isPhone ? 'top-0' : 'top-8'}`}
                      >
                        {words.dayHead(day, head.runs, head.failed)}
                      </th>
                    </tr>
                  )
                }
                const { row } = item
                return (
                  <RowLayout
                    shared={shared}
                    row={row}
                    rowIndex={rowIndex}
                    letter={getMarkLetter(marks, row.run)}
                    nowMs={row.run && !isTerminal(row.run.status) ? nowMs : 0}
                  />
                )
              }}
            </WindowedRows>
          </tbody>
        </table>
      )}
      <Foot isLoading={isLoading} fromMs={fromMs} addOlder={addOlder} count={rows.length} />
    </div>
  )
}

/** A head sorts by its column, the greatest first. */
function Head({ column: { id, sort, right } }: { column: Column }) {
  const { words, view, change } = useJobRuns()
  const name = words.columns[id]
  const isOn = sort !== null && (view.sort === sort || view.sort === `-${sort}`)
  const isDown = isOn && view.sort.startsWith('-')
  const direction = isDown ? 'descending' : 'ascending'
  return (
    <th
      scope="col"
      aria-sort={isOn ? direction : undefined}
      className={`sticky top-0 z-1 h-8 border-b border-line bg-card px-2 text-12 font-medium ${id === 'plan' ? 'pl-7.5' : ''} ${right ? 'text-right' : 'text-left'}`}
    >
      {sort === null ? (
        <span className={id === 'mark' ? 'sr-only' : ''}>{name}</span>
      ) : (
        <button
          type="button"
          className="inline-flex items-center gap-1 rounded-sm hover:underline"
          onClick={() => change({ sort: isDown ? sort : `-${sort}` })}
        >
          {name}
          {isOn && <Icon icon={isDown ? ChevronDown : ChevronUp} size={12} />}
        </button>
      )}
    </th>
  )
}

/** Below the last row: what is being read, or that there is no more. Older runs are asked for once it is scrolled to. */
function Foot({
  isLoading,
  fromMs,
  addOlder,
  count,
}: Omit<RowsProps, 'rows' | 'width' | 'hidden' | 'filter'> & { count: number }) {
  const { zone, lang } = useLocale()
  const { history, words, window: span, changedAtMs } = useJobRuns()
  const ref = useRef<HTMLDivElement>(null)
  const day = (ms: number) => formatDay(ms, zone, lang, { nearMs: changedAtMs })
  const oldestMs = startOfDayBefore(changedAtMs, KEPT_DAYS, zone)
  const { readFromMs } = history
  const isReading = isLoading || isReadingRuns(fromMs, readFromMs)
  const isEnd = fromMs <= oldestMs
  const periodMs = history.job.schedule?.periodMs ?? DAY_MS
  const days = Math.max(PAGE_DAYS, Math.ceil((PAGE_RUNS * periodMs) / DAY_MS))
  const canAsk = !isReading && !isEnd && span.toMs === Infinity
  const ask = useRef(() => {})
  useEffect(() => {
    ask.current = () => addOlder(days)
  })
  useEffect(() => {
    if (!ref.current || !canAsk || count === 0) return
    const observer = new IntersectionObserver(
      (entries) => {
        // Not for a short list before it is scrolled.
        if (window.scrollY > 0 && entries.some(({ isIntersecting }) => isIntersecting)) ask.current()
      },
      { rootMargin: '300px' },
    )
    observer.observe(ref.current)
    return () => observer.disconnect()
  }, [canAsk, count, fromMs])
  return (
    <div
      ref={ref}
      role="status"
      className="flex min-h-9 items-center justify-center px-5 py-1 text-12 text-t2"
    >
      {isReading && words.readingSpan(day(fromMs), day(readFromMs ?? changedAtMs))}
      {canAsk && (
        <Button quiet onClick={() => addOlder(days)}>
          {words.older}
        </Button>
      )}
      {!isReading && isEnd && words.end(day(oldestMs))}
    </div>
  )
}
