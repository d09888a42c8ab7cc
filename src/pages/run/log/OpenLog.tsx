import { useQuery } from '@tanstack/react-query'
import { ArrowDownToLine } from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { type NodeCause } from '../../../contract/log'
import { type RunNode } from '../../../contract/run'
import { isFailing } from '../../../contract/status'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { readStored, writeStored } from '../../../lib/storage'
import { type Interval } from '../../../lib/time/interval'
import { MINUTE_MS } from '../../../lib/time/units'
import { findFirstError, groupErrors } from '../../../model/log/attempts'
import { type HeldLog } from '../../../model/log/held-log'
import { findRowIndex } from '../../../model/log/rows'
import { logSketchQuery } from '../../../query/log-sketch'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { Icon } from '../../../ui/Icon'
import { isTextField } from '../../../ui/typing'
import { useLiveNow, useRun } from '../run-context'
import { FindBar } from './FindBar'
import { createLineLook } from './line-look'
import { LineActions } from './LineActions'
import { LogBand } from './LogBand'
import { LogFault } from './LogFault'
import { LogFoot } from './LogFoot'
import { LogLines } from './LogLines'
import { LISTS_CLASS, LogLists } from './LogLists'
import { LogMap } from './LogMap'
import { LogRibbon, RIBBON_CLASS } from './LogRibbon'
import { BesideTools, FullTools, SheetBar, SheetTools, type LogToolsProps } from './LogTools'
import { useCopyLines } from './use-copy-lines'
import { useErrorSteps } from './use-error-steps'
import { useFind } from './use-find'
import { type HeldLogHandle } from './use-held-log'
import { type LineLinks } from './use-line-links'
import { useLaterLines } from './use-later-lines'
import { useLogLink } from './log-link'
import { type LogRoom } from './log-room'
import { useLoadAhead } from './use-load-ahead'
import { CELLS, useLogColumns } from './use-log-columns'
import { useLogPlace } from './use-log-place'
import { useLogRows } from './use-log-rows'
import { useOpeningPlace, type Opening } from './use-opening-place'
import { useTimeLink } from './use-time-link'

const WRAP_STORAGE = 'log-wrap'
interface OpenLogProps {
  node: RunNode
  room: LogRoom
  /** In the head of a sheet, the element for what can be done with the lines. */
  headTools: HTMLElement | null
  /** The node runs, so that its log grows. */
  isLive: boolean
  cause: NodeCause | null
  opening: Opening
  held: HeldLogHandle
  log: HeldLog
  links: LineLinks
}

/** Lines of a log with all that finds something in them. */
export function OpenLog({ node, room, headTools, isLive, cause, opening, held, log, links }: OpenLogProps) {
  const words = useLogWords()
  const { reference, change } = useRun()
  const { object } = log
  const isFailed = isFailing(node.status)
  const causeByte = cause?.cause?.byte ?? null
  const { data: sketch = null, isLoading } = useQuery({
    ...logSketchQuery(reference, node.key, isLive ? `live ${held.renewals}` : object.etag, object.size),
    enabled: object.size > 0,
  })

  const body = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [wraps, setWraps] = useState(() => room !== 'full' && readStored(WRAP_STORAGE) !== 'off')
  const [isAsWritten, setAsWritten] = useState(false)
  const { area, cells, isShortened, hasTime, numberPx, textPx, columns } = useLogColumns({
    log,
    sketch,
    wraps,
    isAsWritten,
    hasRoomForTime: room !== 'sheet',
    hasMap: room === 'full',
  })

  const { rows: allRows, actions } = useLogRows({ log, sketch, causeByte, columns, isShortened, held, links })
  const { rows, isLater } = useLaterLines(allRows, node)

  const startsFollowing = isLive && opening.range.kind === 'end'
  const place = useLogPlace({ list, rows, columns, held, isLive, startsFollowing })
  const { cursor, lines, showByte, showEnd, pause } = place
  const { firstVisible, lastVisible } = lines
  const visible = rows.slice(firstVisible, lastVisible + 1).filter((row) => row.kind === 'line')
  const opensAt = isLive ? null : causeByte
  useOpeningPlace({ opening, held, place, causeByte: opensAt, links, sketch, visible })
  useLoadAhead(rows, place, held)
  const selected = useCopyLines(list, log, rows)
  const time = useTimeLink({ node, rows, firstVisible, lastVisible, onSeek: (ms) => void place.showTime(ms) })
  const from = cursor ?? lines.lookedAt
  const onShow = (byte: number) => void showByte(byte)
  const find = useFind({ node, encoding: object.encoding, body, list, field, from, onShow })
  const seenTo = cursor ?? rows[lastVisible]?.byte ?? 0
  const grouped = useMemo(() => sketch && groupErrors(sketch, cause?.cause ?? null), [sketch, cause])
  const errors = useErrorSteps({ grouped, causeByte, from, seenTo, onShow })

  const { keepPlace } = useLogLink()
  const readingAt = place.isFollowing ? null : from
  useEffect(() => {
    keepPlace(readingAt === null ? null : { node: node.key, room, byte: readingAt })
  }, [keepPlace, node.key, room, readingAt])

  const toggleWrap = () => {
    writeStored(WRAP_STORAGE, wraps ? 'off' : null)
    setWraps(!wraps)
  }
  useShortcuts({ wrap: toggleWrap })
  // Before the paint: an arrow key that comes then would go to another node.
  useLayoutEffect(() => {
    // A log that was written anew while it was open takes no focus from elsewhere; its own was lost with the lines.
    const mayFocus = held.renewals === 0 || document.activeElement === document.body
    if (mayFocus && !isTextField(document.activeElement)) list.current?.focus({ preventScroll: true })
    // oxlint-disable-next-line react/exhaustive-deps -- once
  }, [])

  const cursorRow = cursor === null ? undefined : rows[findRowIndex(rows, cursor)]
  const failure = isFailed ? (cause?.cause ?? null) : null
  const lookOf = createLineLook({ rows, isLater, place, links, find, cause: failure })
  const last = visible.at(-1)
  const isFollowing = isLive ? place.isFollowing : null
  const span = useNodeSpan(node)
  const firstError = causeByte ?? (grouped && findFirstError(grouped)?.byte) ?? null
  const tools: LogToolsProps = {
    node,
    object,
    wraps,
    isAsWritten,
    isFollowing,
    find,
    onWrap: toggleWrap,
    onAsWritten: setAsWritten,
    onPause: pause,
    onEnd: () => void showEnd(),
    onFirstError: firstError === null ? null : () => onShow(firstError),
  }
  const findBar = <FindBar field={field} find={find} room={room} />
  return (
    <div ref={body} className="flex min-h-0 flex-1 flex-col">
      {room === 'full' && sketch && span && time.isLinked && (
        <LogRibbon sketch={sketch} span={span} onSeek={place.seekTime} />
      )}
      {/* So that nothing moves under the pointer when the lines are counted. */}
      {room === 'full' && isLoading && span && time.isLinked && <div className={RIBBON_CLASS} />}
      {room === 'beside' && <BesideTools {...tools}>{findBar}</BesideTools>}
      {room === 'full' && <FullTools {...tools}>{findBar}</FullTools>}
      {headTools && createPortal(<SheetTools {...tools} />, headTools)}
      {room === 'sheet' && find.isOpen && (
        <div className="flex border-b border-line px-3 py-1">{findBar}</div>
      )}
      <LogBand
        cause={cause}
        sketch={sketch}
        isFailed={isFailed}
        current={errors.current}
        isLastListed={errors.isLastListed}
        grouped={grouped}
        isLoading={isLoading}
        room={room}
        onStep={errors.step}
        onShow={onShow}
        buildLink={links.buildLine}
      />
      <LogFault error={held.error} isRenewed={held.renewals > 0} />
      <div ref={area} className="relative flex min-h-0 flex-1">
        {/* Clipped: it is wider than the panel, and would widen the page. */}
        <span aria-hidden className="pointer-events-none invisible absolute size-0 overflow-hidden">
          <span ref={cells} className="inline-block font-mono text-[11.5px] whitespace-pre">
            {'0'.repeat(CELLS)}
          </span>
        </span>
        <LogLines
          list={list}
          rows={rows}
          place={place}
          links={links}
          selected={selected}
          wraps={wraps}
          hasTime={hasTime}
          numberPx={numberPx}
          textPx={textPx}
          lookOf={lookOf}
          actions={actions}
          onPoint={time.point}
        />
        {room === 'full' && object.size > 0 && (
          <LogMap
            size={object.size}
            sketch={sketch}
            matches={find.search.matches}
            fromByte={visible[0]?.byte ?? 0}
            toByte={last ? last.byte + last.line.bytes : 0}
            onSeek={place.seek}
          />
        )}
        {room === 'full' && sketch && grouped && (
          <LogLists sketch={sketch} grouped={grouped} onShow={onShow} />
        )}
        {room === 'full' && isLoading && <div className={LISTS_CLASS} />}
        {place.newLines > 0 && (
          <button
            type="button"
            className="btn absolute bottom-3 left-1/2 -translate-x-1/2 border-accent text-accent"
            onClick={() => void showEnd()}
          >
            <Icon icon={ArrowDownToLine} />
            {place.newLines === 1 ? words.newLine : words.newLines(formatCount(place.newLines))}
          </button>
        )}
      </div>
      <LogFoot
        object={object}
        heldBytes={log.pieces.reduce((sum, { fromByte, toByte }) => sum + toByte - fromByte, 0)}
        room={room}
        sketch={sketch}
        visible={visible}
        isLinked={time.isLinked}
        onAsWritten={isShortened ? () => setAsWritten(true) : null}
        isFollowing={isFollowing}
        endMs={node.endMs}
      />
      {room === 'sheet' && cursorRow?.kind === 'line' && (
        <LineActions
          row={cursorRow}
          buildLink={links.build}
          onTimeline={
            time.isLinked
              ? () => {
                  time.pin(cursorRow)
                  change({ nodes: [], log: null, logFind: '' })
                }
              : null
          }
          onClose={() => place.setCursor(null)}
        />
      )}
      {room === 'sheet' && <SheetBar {...tools} />}
    </div>
  )
}

/** When the node ran; the end of one that still runs moves on by the minute. Null without a start. */
function useNodeSpan({ startMs, endMs }: RunNode): Interval | null {
  const minuteMs = useLiveNow(endMs === null)
  const toMs = endMs ?? (minuteMs === null ? null : Math.ceil(minuteMs / MINUTE_MS) * MINUTE_MS)
  return useMemo(
    () => (startMs === null || toMs === null || toMs <= startMs ? null : { fromMs: startMs, toMs }),
    [startMs, toMs],
  )
}
