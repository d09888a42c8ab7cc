import { useQuery } from '@tanstack/react-query'
import { ArrowDownToLine, Download, Ellipsis, TriangleAlert, WrapText } from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useLocation, useNavigate } from 'react-router-dom'
import { type LogRange } from '../../../contract/log-range'
import { paths } from '../../../contract/routes'
import { type RunNode } from '../../../contract/run'
import { isFailing, STATUS } from '../../../contract/status'
import { useLocale } from '../../../i18n/locale'
import { useLogWords } from '../../../i18n/log-words'
import { withBase } from '../../../lib/base-path'
import { formatCount } from '../../../lib/number'
import { readStored, writeStored } from '../../../lib/storage'
import { formatClock } from '../../../lib/time/format'
import { MINUTE_MS } from '../../../lib/time/units'
import { markMatch, type Mark } from '../../../model/log/line-parts'
import { readLogHash, writeLogHash } from '../../../model/log/log-hash'
import {
  buildRows,
  canShorten,
  findRowIndex,
  LOG_ZONE,
  SHOWN_CHARS,
  MORE_CHARS,
  type LogRow,
} from '../../../model/log/rows'
import { isLiveNode } from '../../../model/run/duration'
import { ApiError } from '../../../query/http'
import { logSketchQuery } from '../../../query/log-sketch'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { Choice } from '../../../ui/Choice'
import { IconButton } from '../../../ui/Button'
import { copyText as copyToClipboard } from '../../../ui/CopyButton'
import { Icon } from '../../../ui/Icon'
import { Menu } from '../../../ui/Menu'
import { isTextField } from '../../../ui/typing'
import { useWidth } from '../../../ui/use-width'
import { CopyPathButton } from '../CopyPathButton'
import { useRun, useRunNow } from '../run-context'
import { FindBar } from './FindBar'
import { formatSize } from './format-size'
import { LineRow, type LineLook } from './LineRow'
import './log.css'
import { LogBand } from './LogBand'
import { useLogLink } from './log-link'
import { LogMap } from './LogMap'
import { LogReason } from './LogReason'
import { useCopyLines } from './use-copy-lines'
import { useHeldLog } from './use-held-log'
import { useLineWindow } from './use-line-window'
import { useLogSearch } from './use-log-search'

/** Where in the window an error stands that was jumped to. */
const JUMP_SHARE = 0.4
const WRAP_STORAGE = 'log-wrap'
const TIME_PX = 64
const PADDING_PX = 16
/** The log's times may lie this far outside of the node's. */
const TIME_SLACK_MS = 10 * MINUTE_MS
/** Of a line, as long as nothing is counted. */
const USUAL_LINE_BYTES = 60
/** So many lines show whether nearly all have a prefix. */
const ENOUGH_LINES = 100
const NO_LOOK: LineLook = { tone: null, isCursor: false, marks: [] }

interface LogViewProps {
  node: RunNode
  place: 'beside' | 'full' | 'sheet'
}

/** The width of a cell of the log's font, in px. */
function useCellPx(): [number, (element: HTMLElement | null) => void] {
  const [px, setPx] = useState(7)
  return [
    px,
    (element) => {
      const width = element?.getBoundingClientRect().width
      if (width && Math.abs(width / 100 - px) > 0.001) setPx(width / 100)
    },
  ]
}

/** Lines of a log with all that finds something in them. */
export function LogView({ node, place }: LogViewProps) {
  const { t, zone } = useLocale()
  const words = useLogWords()
  const { run, reference, view, causes, change, buildLink } = useRun()
  const nowMs = useRunNow()
  const { hash } = useLocation()
  const navigate = useNavigate()
  const link = useLogLink()
  const cause = causes.get(node.key) ?? null
  const isFailed = isFailing(node.status)
  const isLive = isLiveNode(node, run)

  const target = useMemo(() => readLogHash(hash), [hash])
  const [first] = useState((): LogRange => {
    if (target?.kind === 'lines') return { kind: 'from-line', line: target.from }
    if (target) return { kind: 'from-byte', byte: target.byte }
    if (cause?.cause) return { kind: 'from-byte', byte: cause.cause.byte }
    return { kind: 'end' }
  })
  const { log, error, shrank, load, anchor } = useHeldLog({ run: reference, node: node.key, first, isLive })
  const object = log?.object ?? null
  const { data: sketch = null } = useQuery({
    ...logSketchQuery(reference, node.key, isLive ? 'live' : (object?.etag ?? '')),
    enabled: object !== null && object.size > 0,
  })

  const isPhone = place === 'sheet'
  const [wraps, setWraps] = useState(() => place !== 'full' && readStored(WRAP_STORAGE) !== 'off')
  const [isAsWritten, setAsWritten] = useState(false)
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set())
  const [shown, setShown] = useState<ReadonlyMap<number, number>>(new Map())
  const [isFollowing, setFollowing] = useState(isLive && target === null)
  const [pausedAt, setPausedAt] = useState<number | null>(null)
  const [cursor, setCursor] = useState<number | null>(null)
  const [findOptions, setFindOptions] = useState({ isRegex: false, matchCase: false })
  const [isFinding, setFinding] = useState(view.logFind !== '')
  const [match, setMatch] = useState<number | null>(null)
  const search = useLogSearch(
    reference,
    node.key,
    Object.assign({ text: isFinding ? view.logFind : '' }, findOptions),
  )

  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const [area, areaPx] = useWidth<HTMLDivElement>(() => 400)
  const [cellPx, measureCell] = useCellPx()

  // Decided once enough was read, so that the columns do not change while one reads.
  const [decided, setDecided] = useState<boolean | null>(null)
  const heldLines = log?.pieces.reduce((sum, piece) => sum + piece.lines.length, 0) ?? 0
  const canBeShort = useMemo(
    () => decided ?? (log !== null && canShorten(log.pieces, LOG_ZONE)),
    [decided, log],
  )
  if (decided === null && heldLines >= ENOUGH_LINES) setDecided(canBeShort)
  const isShortened = canBeShort && !isAsWritten
  const hasTime = isShortened && !isPhone
  const estimatedLines = sketch?.isDone ? sketch.lines : (object?.size ?? 0) / USUAL_LINE_BYTES
  const numberPx = Math.ceil((Math.max(3, String(Math.ceil(estimatedLines)).length) + 0.5) * cellPx) + 10
  const textPx = areaPx - numberPx - (hasTime ? TIME_PX : 0) - PADDING_PX - (place === 'full' ? 12 : 0)
  const columns = wraps ? Math.max(16, Math.floor(textPx / cellPx)) : null

  const causeByte = cause?.cause?.byte ?? null
  const kept = useMemo(() => {
    const bytes = new Set(sketch?.errors.map(({ byte }) => byte) ?? [])
    if (causeByte !== null) bytes.add(causeByte)
    return bytes
  }, [sketch, causeByte])
  const rows = useMemo(
    () =>
      log
        ? buildRows(log, sketch, { columns, zone: LOG_ZONE, dayZone: zone, isShortened, kept, open, shown })
        : [],
    [log, sketch, columns, zone, isShortened, kept, open, shown],
  )
  const lines = useLineWindow(list, rows, columns, isFollowing)
  const { jump, jumpToEnd, isAtEnd, firstVisible, lastVisible, startOf } = lines
  const selected = useCopyLines(list, log, rows)

  /** Shows a byte, after it has been read if it has to be. */
  const showByte = async (byte: number, share = JUMP_SHARE) => {
    setFollowing(false)
    const row = rows[findRowIndex(rows, byte)]
    anchor.current = byte
    if (!row || row.kind === 'gap') await load({ kind: 'from-byte', byte })
    jump({ byte, share })
    setCursor(byte)
  }
  const showEnd = async () => {
    const last = rows.at(-1)
    anchor.current = Number.MAX_SAFE_INTEGER
    if (!last || last.kind === 'gap') await load({ kind: 'end' })
    if (isLive) setFollowing(true)
    setPausedAt(null)
    jumpToEnd()
    // Rows of what was just read are drawn with the next frame.
    requestAnimationFrame(jumpToEnd)
  }
  const showStart = async () => {
    setFollowing(false)
    anchor.current = 0
    if (log?.pieces[0]?.fromByte !== 0) await load({ kind: 'from-byte', byte: 0 })
    jump({ byte: 0, share: 0 })
  }

  // Where it opens: at the address's line, at the cause of a failure, else at the end. Once, and never after the reader has moved.
  const opened = useRef<'no' | 'at-end' | 'done'>('no')
  useEffect(() => {
    if (!log || log.pieces.length === 0 || opened.current === 'done') return
    const [piece] = log.pieces
    if (opened.current === 'no' && first.kind !== 'end' && piece) {
      const byte = first.kind === 'from-byte' ? first.byte : piece.fromByte
      opened.current = 'done'
      void load({ kind: 'before-byte', byte: piece.fromByte })
      jump({ byte, share: JUMP_SHARE })
      setCursor(byte)
      return
    }
    if (opened.current === 'no') {
      opened.current = 'at-end'
      jumpToEnd()
      requestAnimationFrame(jumpToEnd)
    }
    if (causeByte !== null && !isLive) {
      opened.current = 'done'
      void showByte(causeByte)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- when lines or the cause arrive
  }, [log, causeByte])

  // What the reader comes near is read one screen ahead.
  const screen = lastVisible - firstVisible + 1
  const near = rows
    .slice(Math.max(0, firstVisible - screen), lastVisible + screen + 1)
    .find((row): row is Extract<LogRow, { kind: 'gap' }> => row.kind === 'gap')
  const middle = rows[Math.floor((firstVisible + lastVisible) / 2)]?.byte ?? 0
  const isErrored = error !== null
  useEffect(() => {
    if (!near || isErrored || opened.current === 'no') return
    anchor.current = middle
    void load(
      near.byte < middle
        ? { kind: 'before-byte', byte: near.toByte }
        : { kind: 'from-byte', byte: near.byte },
    )
    // oxlint-disable-next-line react/exhaustive-deps -- once for each gap as it is
  }, [near?.byte, near?.toByte, isErrored])

  useLayoutEffect(() => {
    if (isFollowing && !isAtEnd) jumpToEnd()
    // oxlint-disable-next-line react/exhaustive-deps -- when lines arrive
  }, [rows])

  const pause = () => {
    opened.current = opened.current === 'no' ? 'no' : 'done'
    if (!isFollowing) return
    setFollowing(false)
    setPausedAt(object?.size ?? null)
  }
  useEffect(() => {
    if (isLive && isAtEnd && pausedAt !== null) {
      setFollowing(true)
      setPausedAt(null)
    }
  }, [isLive, isAtEnd, pausedAt])
  const isNew = (row: LogRow) => row.kind === 'line' && pausedAt !== null && row.byte >= pausedAt
  const newLines = pausedAt === null ? 0 : rows.slice(findRowIndex(rows, pausedAt)).filter(isNew).length

  // The timeline shows which moments are in view and which is pointed at.
  const timeAt = (index: number): number | null => {
    for (let at = index; at >= 0; at -= 1) {
      const row = rows[at]
      if (row?.kind === 'line' && row.timeMs !== null) return row.timeMs
      if (!row || row.kind === 'gap') return null
    }
    return null
  }
  const fromMs = timeAt(firstVisible) ?? timeAt(firstVisible + 1)
  const toMs = timeAt(lastVisible)
  const isInNode = (ms: number | null) =>
    ms === null ||
    ((node.startMs === null || ms >= node.startMs - TIME_SLACK_MS) &&
      (node.endMs === null || ms <= node.endMs + TIME_SLACK_MS))
  const isLinked = isInNode(fromMs) && isInNode(toMs)
  useEffect(() => {
    link.show(isLinked ? { fromMs, toMs } : { fromMs: null, toMs: null, hoverMs: null, hoverLine: null })
  }, [link, fromMs, toMs, isLinked])
  useEffect(() => () => link.clear(), [link])
  const showTime = async (ms: number) => {
    setFollowing(false)
    const piece = await load({ kind: 'from-time', timeMs: ms })
    if (!piece) return
    jump({ byte: piece.fromByte, share: JUMP_SHARE })
    setCursor(piece.fromByte)
  }
  useEffect(() => link.onSeek((ms) => void showTime(ms)))

  const errors = sketch?.errors ?? []
  const errorIndex = errors.findLastIndex(({ byte }) => byte <= (cursor ?? rows[lastVisible]?.byte ?? 0))
  const stepError = (by: 1 | -1) => {
    const from = cursor ?? middle
    const next = by > 0 ? errors.find(({ byte }) => byte > from) : errors.findLast(({ byte }) => byte < from)
    if (next) void showByte(next.byte)
    else if (errors.length === 0 && causeByte !== null) void showByte(causeByte)
  }
  const showMatch = (index: number) => {
    const found = search.matches[index]
    if (!found) return
    setMatch(index)
    void showByte(found.byte)
  }
  const stepMatch = (by: 1 | -1) => {
    const count = search.matches.length
    if (count === 0) return
    const from = cursor ?? middle
    const closest =
      by > 0
        ? search.matches.findIndex(({ byte }) => byte >= from)
        : search.matches.findLastIndex(({ byte }) => byte <= from)
    const next = match === null ? closest : match + by
    showMatch((next + count) % count)
  }
  useEffect(() => setMatch(null), [view.logFind, findOptions])

  const openFind = () => {
    setFinding(true)
    requestAnimationFrame(() => field.current?.select())
  }
  const closeFind = () => {
    setFinding(false)
    change({ logFind: '' })
    list.current?.focus({ preventScroll: true })
  }
  const toggleWrap = () => {
    writeStored(WRAP_STORAGE, wraps ? 'off' : null)
    setWraps(!wraps)
  }
  const hasFocus = () => body.current?.contains(document.activeElement) === true
  useShortcuts({
    findInLog: () => (hasFocus() ? openFind() : false),
    nextMatch: isFinding ? () => stepMatch(1) : undefined,
    previousMatch: isFinding ? () => stepMatch(-1) : undefined,
    nextError: () => stepError(1),
    previousError: () => stepError(-1),
    wrap: toggleWrap,
    logFull: () => change({ log: view.log === 'full' ? 'beside' : 'full' }),
  })
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent) => {
      const isFind =
        event.key.toLowerCase() === 'f' &&
        (event.ctrlKey || event.metaKey) &&
        !event.altKey &&
        !event.shiftKey
      // A second one is the browser's own.
      if (!isFind || document.activeElement === field.current) return
      event.preventDefault()
      openFind()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  useEffect(() => {
    if (!isTextField(document.activeElement)) list.current?.focus({ preventScroll: true })
  }, [])

  const hashOf = (row: Extract<LogRow, { kind: 'line' }>) =>
    row.number !== null && row.number > 0
      ? writeLogHash({ kind: 'lines', from: row.number, to: row.number })
      : writeLogHash({ kind: 'byte', byte: row.byte })
  const buildLineLink = (row: Extract<LogRow, { kind: 'line' }>) => `${buildLink()}${hashOf(row)}`
  const setHash = (row: Extract<LogRow, { kind: 'line' }>, toRow = row) => {
    const isRange = toRow !== row && row.number !== null && row.number > 0 && toRow.number !== null
    const next = isRange
      ? writeLogHash({ kind: 'lines', from: row.number ?? 1, to: toRow.number ?? 1 })
      : hashOf(row)
    void navigate({ search: window.location.search, hash: next }, { replace: true })
  }
  const moveCursor = (by: 1 | -1) => {
    let index = cursor === null ? firstVisible - by : findRowIndex(rows, cursor)
    do index += by
    while (rows[index] && rows[index]?.kind !== 'line')
    const row = rows[index]
    if (row?.kind !== 'line') return
    pause()
    setCursor(row.byte)
    const element = list.current
    if (!element) return
    if (startOf(index) < element.scrollTop) element.scrollTop = startOf(index)
    else if (startOf(index + 1) > element.scrollTop + element.clientHeight) {
      element.scrollTop = startOf(index + 1) - element.clientHeight
    }
  }
  const onListKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== list.current) return
    const row = cursor === null ? undefined : rows[findRowIndex(rows, cursor)]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moveCursor(event.key === 'ArrowDown' ? 1 : -1)
    else if (event.key === 'Home') void showStart()
    else if (event.key === 'End') void showEnd()
    else if (event.key === 'PageUp') return pause()
    else if (event.key === 'Enter' && row?.kind === 'line') {
      void copyToClipboard(buildLineLink(row)).catch(() => undefined)
      setHash(row)
    } else if (event.key === 't' && row?.kind === 'line' && row.timeMs !== null) {
      link.show({ hoverMs: row.timeMs, hoverLine: row.number })
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  if (!log || (object?.size === 0 && log.pieces.length === 0)) {
    const isWaiting = node.startMs === null && node.endMs === null && STATUS[node.status].pending === true
    if (isWaiting && (error || log)) {
      return (
        <LogReason node={node} why={{ kind: 'not-started' }} nowMs={nowMs} onRetry={() => void load(first)} />
      )
    }
    if (error)
      return (
        <LogReason
          node={node}
          why={{ kind: 'failed', error }}
          nowMs={nowMs}
          onRetry={() => void load(first)}
        />
      )
    if (log)
      return <LogReason node={node} why={{ kind: 'empty' }} nowMs={nowMs} onRetry={() => void load(first)} />
    return <Loading label={words.loading} />
  }

  const targetNumbers = target?.kind === 'lines' ? target : null
  const detailBytes = new Set<number>()
  if (causeByte !== null && cause?.cause?.detail !== undefined) {
    const detail = cause.cause.detail.trim()
    const from = findRowIndex(rows, causeByte)
    for (const row of rows.slice(from + 1, from + 12)) {
      if (row.kind === 'line' && row.line.source.includes(detail)) detailBytes.add(row.byte)
    }
  }
  const visibleMatches = (row: Extract<LogRow, { kind: 'line' }>): Mark[] => {
    if (search.matches.length === 0 || !object) return []
    const { byte, bytes } = row.line
    return search.matches.flatMap((one, index) => {
      if (one.byte < byte || one.byte >= byte + bytes) return []
      const mark = markMatch(row.line, one, object.encoding, index === match ? 'log-hit-current' : 'log-hit')
      return mark ? [mark] : []
    })
  }
  const lookOf = (row: LogRow): LineLook => {
    if (row.kind !== 'line') return NO_LOOK
    const { byte, number } = row
    const isTarget =
      (targetNumbers !== null &&
        number !== null &&
        number >= targetNumbers.from &&
        number <= targetNumbers.to) ||
      (target?.kind === 'byte' && target.byte >= byte && target.byte < byte + row.line.bytes)
    let tone: LineLook['tone'] = isTarget ? 'target' : null
    if (isFailed && byte === causeByte) tone = 'cause'
    else if (isFailed && detailBytes.has(byte)) tone = 'detail'
    return { tone, isCursor: byte === cursor, marks: visibleMatches(row) }
  }
  const drawnIndexes = new Set(Array.from({ length: lines.to - lines.from }, (_, at) => lines.from + at))
  for (const byte of selected ? [selected.anchor, selected.focus] : [])
    drawnIndexes.add(findRowIndex(rows, byte))
  const actions = {
    toggleFold: (byte: number) => setOpen((before) => toggled(before, byte)),
    showMore: (byte: number, chars: number) =>
      setShown((before) => new Map(before).set(byte, Math.max(SHOWN_CHARS, chars) + MORE_CHARS)),
    loadGap: (gap: Extract<LogRow, { kind: 'gap' }>) => void load({ kind: 'from-byte', byte: gap.byte }),
    buildLink: buildLineLink,
  }
  const visible = rows.slice(firstVisible, lastVisible + 1).filter((row) => row.kind === 'line')
  const fromByte = visible[0]?.byte ?? 0
  const toByte = (visible.at(-1)?.byte ?? 0) + (visible.at(-1)?.line.bytes ?? 0)
  const isReadFailing = error !== null
  return (
    <div ref={body} className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-10 flex-wrap items-center gap-1 border-b border-line px-3 py-1">
        <FindBar
          ref={field}
          text={view.logFind}
          isRegex={findOptions.isRegex}
          matchCase={findOptions.matchCase}
          search={search}
          current={match}
          onChange={(text) => {
            setFinding(true)
            change({ logFind: text })
          }}
          onOptions={setFindOptions}
          onStep={stepMatch}
          onStop={search.stop}
          onClose={closeFind}
        />
        <IconButton icon={WrapText} label={words.wrap} pressed={wraps} onClick={toggleWrap} />
        {isLive ? (
          <IconButton
            icon={ArrowDownToLine}
            label={words.follow}
            pressed={isFollowing}
            onClick={() => (isFollowing ? pause() : void showEnd())}
          />
        ) : (
          <IconButton icon={ArrowDownToLine} label={words.toEnd} onClick={() => void showEnd()} />
        )}
        <a
          className="btn btn-icon btn-quiet"
          href={withBase(paths.apiLogFile(reference, node.key))}
          download
          aria-label={words.download(formatSize(object?.size ?? 0))}
          data-tip={words.download(formatSize(object?.size ?? 0))}
        >
          <Icon icon={Download} size={16} />
        </a>
        <Menu
          trigger={<Icon icon={Ellipsis} size={16} />}
          label={words.more}
          align="end"
          className="btn btn-icon btn-quiet"
        >
          <Choice checked={isAsWritten} onChange={() => setAsWritten(!isAsWritten)}>
            {words.asWritten}
          </Choice>
        </Menu>
        {node.logPath !== null && (
          <CopyPathButton logPath={node.logPath} className="btn btn-icon btn-quiet" />
        )}
      </div>
      <LogBand
        cause={cause}
        sketch={sketch}
        isFailed={isFailed}
        current={errorIndex < 0 ? null : errorIndex}
        isTall={place !== 'beside'}
        onStep={stepError}
        onShow={(byte) => void showByte(byte)}
      />
      {(shrank !== null || isReadFailing) && (
        <p
          data-tone="exception"
          role="status"
          className="flex items-center gap-2 bg-(--tint) px-3 py-2 text-12 text-(--ink)"
        >
          <Icon icon={TriangleAlert} size={14} />
          {isReadFailing ? words.failing(describeError(error, t.errors.titles, words.reasons)) : null}
          {!isReadFailing && shrank ? words.shrank(formatSize(shrank.from), formatSize(shrank.to)) : null}
        </p>
      )}
      <div ref={area} className="relative flex min-h-0 flex-1">
        <span
          ref={measureCell}
          aria-hidden
          className="pointer-events-none absolute invisible font-mono text-[11.5px] whitespace-pre"
        >
          {'0'.repeat(100)}
        </span>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and the pointer move in the lines; links and buttons do the same */}
        <div
          ref={list}
          role="region"
          aria-label={words.lines}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
          tabIndex={0}
          className="log-list flex-1"
          data-wraps={wraps || undefined}
          style={
            {
              '--log-number': `${numberPx}px`,
              '--log-text': `${(columns ?? 0) * cellPx + 1}px`,
            } as React.CSSProperties
          }
          onKeyDown={onListKey}
          onWheel={({ deltaY }) => {
            if (deltaY < 0) pause()
          }}
          onPointerDown={pause}
          onMouseOver={({ target: over }) => {
            const byte =
              over instanceof Element ? over.closest<HTMLElement>('[data-byte]')?.dataset['byte'] : undefined
            const row = byte === undefined ? undefined : rows[findRowIndex(rows, Number(byte))]
            if (isLinked && row?.kind === 'line') link.show({ hoverMs: row.timeMs, hoverLine: row.number })
          }}
          onMouseLeave={() => link.show({ hoverMs: null, hoverLine: null })}
          onFocus={() => undefined}
          onClick={({ target: on, shiftKey }) => {
            if (
              !(on instanceof Element) ||
              on.closest('button') ||
              window.getSelection()?.isCollapsed === false
            )
              return
            const row =
              rows[findRowIndex(rows, Number(on.closest<HTMLElement>('[data-byte]')?.dataset['byte'] ?? -1))]
            if (row?.kind !== 'line') return
            const from = cursor === null ? undefined : rows[findRowIndex(rows, cursor)]
            if (on.closest('.log-number')) setHash(shiftKey && from?.kind === 'line' ? from : row, row)
            setCursor(row.byte)
          }}
        >
          <div className="log-space" style={{ height: lines.total }}>
            {[...drawnIndexes]
              .toSorted((a, b) => a - b)
              .map((index) => {
                const row = rows[index]
                return (
                  row && (
                    <LineRow
                      key={`${row.kind}${row.byte}`}
                      row={row}
                      top={startOf(index)}
                      height={startOf(index + 1) - startOf(index)}
                      look={lookOf(row)}
                      hasTime={hasTime}
                      actions={actions}
                    />
                  )
                )
              })}
          </div>
        </div>
        {place === 'full' && object && object.size > 0 && (
          <LogMap
            size={object.size}
            sketch={sketch}
            matches={search.matches}
            fromByte={fromByte}
            toByte={toByte}
            onSeek={(byte) => void showByte(byte, 0)}
          />
        )}
        {pausedAt !== null && newLines > 0 && (
          <button
            type="button"
            className="btn absolute bottom-3 left-1/2 -translate-x-1/2 border-accent text-accent"
            onClick={() => void showEnd()}
          >
            <Icon icon={ArrowDownToLine} />
            {newLines === 1 ? words.newLine : words.newLines(formatCount(newLines))}
          </button>
        )}
      </div>
      <p className="flex min-h-7 items-center gap-3 border-t border-line px-3 text-11 text-t2">
        <Foot rows={visible} total={sketch?.isDone ? sketch.lines : null} size={object?.size ?? 0} />
        {sketch && !sketch.isDone && sketch.object.size > 0 && (
          <span>{words.counting(`${Math.floor((sketch.scannedBytes / sketch.object.size) * 100)} %`)}</span>
        )}
        {sketch?.isDone && sketch.scannedBytes < sketch.object.size && (
          <span>{words.notAllCounted(formatSize(sketch.scannedBytes))}</span>
        )}
        <span className="ml-auto flex gap-3">
          {!isLinked && <span data-tip={words.noTimesTip}>{words.noTimes}</span>}
          {isShortened && (
            <button
              type="button"
              className="link"
              data-tip={words.shortenedTip}
              onClick={() => setAsWritten(true)}
            >
              {words.shortened}
            </button>
          )}
          {isLive && <span>{isFollowing ? words.following : words.paused}</span>}
          {!isLive && node.endMs !== null && <span>{words.ended(formatClock(node.endMs, zone))}</span>}
        </span>
      </p>
    </div>
  )
}

function toggled(set: ReadonlySet<number>, value: number): ReadonlySet<number> {
  const next = new Set(set)
  if (!next.delete(value)) next.add(value)
  return next
}

function describeError(
  error: unknown,
  titles: Readonly<Record<string, string>>,
  reasons: Readonly<Record<string, { title: string }>>,
): string {
  if (!(error instanceof ApiError)) return titles['crashed'] ?? ''
  const failure = 'log' in error.detail ? error.detail.log?.failure : undefined
  return (failure === undefined ? titles[error.detail.code] : reasons[failure]?.title) ?? ''
}

interface FootProps {
  rows: readonly Extract<LogRow, { kind: 'line' }>[]
  total: number | null
  size: number
}

/** Which lines are in view, of how many. */
function Foot({ rows, total, size }: FootProps) {
  const words = useLogWords()
  const first = rows.find(({ number }) => number !== null)?.number ?? null
  const last = rows.findLast(({ number }) => number !== null)?.number ?? null
  const range =
    first === null || last === null || first < 0
      ? null
      : words.range(formatCount(first), formatCount(last), total === null ? null : formatCount(total))
  return <span>{[range, formatSize(size)].filter(Boolean).join(' · ')}</span>
}

/** Nothing for a moment, then still grey lines. */
function Loading({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="late grid content-start gap-2 p-4">
      {Array.from({ length: 12 }, (_, index) => (
        <span
          key={index}
          aria-hidden
          className="h-2.5 rounded-sm bg-grid"
          style={{ width: `${40 + ((index * 37) % 55)}%` }}
        />
      ))}
    </div>
  )
}
