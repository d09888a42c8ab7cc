import {
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react'
import { useLogWords } from '../../../i18n/log-words'
import { findRowIndex, type LineRow, type LogRow } from '../../../model/log/rows'
import { copyText } from '../../../ui/CopyButton'
import { RowView, type LineLook, type RowActions } from './RowView'
import { selectAllLines, type SelectedRows } from './use-copy-lines'
import { type LineLinks } from './use-line-links'
import { type LogPlace } from './use-log-place'

interface LogLinesProps {
  list: RefObject<HTMLDivElement | null>
  rows: readonly LogRow[]
  place: LogPlace
  links: LineLinks
  /** Their rows stay, so that the browser keeps the selection. */
  selected: SelectedRows | null
  wraps: boolean
  hasTime: boolean
  numberPx: number
  textPx: number
  lookOf: (row: LogRow, isActive: boolean) => LineLook
  actions: RowActions
  /** Shows on the timeline when a line was written; null takes it back. */
  onPoint: (row: LineRow | null) => void
}

/** The lines in view, in a list that scrolls as if it had all. Keys move a cursor from line to line, and act on one. */
export function LogLines(props: LogLinesProps) {
  const { list, rows, place, links, selected, wraps, hasTime, numberPx, textPx, lookOf, actions, onPoint } =
    props
  const words = useLogWords()
  const { lines, cursor } = place
  /** Where the range began that Shift and an arrow key widen. */
  const rangeStart = useRef<LineRow | null>(null)
  /** The line under the pointer, and the one that holds the focus: these have buttons. */
  const [pointed, setPointed] = useState<number | null>(null)
  const [focused, setFocused] = useState<number | null>(null)
  const ends = selected === null ? [] : [selected.anchor, selected.focus]
  const drawn = new Set([
    ...Array.from({ length: lines.to - lines.from }, (_, at) => lines.from + at),
    ...ends.map((byte) => findRowIndex(rows, byte)),
  ])

  const findLine = (byte: number | string | null | undefined): LineRow | null => {
    const row = byte === null || byte === undefined ? undefined : rows[findRowIndex(rows, Number(byte))]
    return row?.kind === 'line' ? row : null
  }
  const findLineOf = (target: EventTarget): LineRow | null =>
    target instanceof Element ? findLine(target.closest<HTMLElement>('[data-byte]')?.dataset['byte']) : null

  const step = (by: 1 | -1, widens: boolean) => {
    const from = rangeStart.current ?? findLine(cursor)
    const row = place.stepCursor(by)
    rangeStart.current = widens ? from : null
    if (widens && from && row) links.name(from, row)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey, shiftKey, target } = event
    if (altKey || target !== list.current || !list.current) return
    if ((ctrlKey || metaKey) && !shiftKey && key === 'a') {
      selectAllLines(list.current)
      event.preventDefault()
    }
    if (ctrlKey || metaKey) return
    const row = findLine(cursor)
    if (key === 'ArrowDown') step(1, shiftKey)
    else if (key === 'ArrowUp') step(-1, shiftKey)
    else if (key === 'Home') void place.showStart()
    else if (key === 'End') void place.showEnd()
    else if (key === 'PageUp') return place.pause()
    else if (key === 'Enter' && row) {
      const from = rangeStart.current ?? row
      void copyText(links.build(from, row)).catch(() => undefined)
      links.name(from, row)
    } else if (key === 't' && row && row.timeMs !== null) onPoint(row)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = ({ target, shiftKey }: MouseEvent) => {
    const row = findLineOf(target)
    if (!row || !(target instanceof Element) || target.closest('button')) return
    if (window.getSelection()?.isCollapsed === false) return
    const from = shiftKey ? findLine(cursor) : null
    rangeStart.current = null
    if (target.closest('.log-number')) links.name(from ?? row, row)
    place.setCursor(row.byte)
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys and the pointer move in the lines; links and buttons do the same
    <div
      ref={list}
      role="region"
      aria-label={words.lines}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls
      tabIndex={0}
      className="log-list flex-1"
      data-wraps={wraps || undefined}
      style={{ '--log-number': `${numberPx}px`, '--log-text': `${textPx}px` } as CSSProperties}
      onKeyDown={onKeyDown}
      onWheel={({ deltaY }) => {
        if (deltaY < 0) place.pause()
      }}
      onPointerDown={place.pause}
      // oxlint-disable-next-line jsx-a11y/mouse-events-have-key-events -- t does the same
      onMouseOver={({ target }) => {
        const row = findLineOf(target)
        if (!row) return
        setPointed(row.byte)
        onPoint(row)
      }}
      onMouseLeave={() => {
        setPointed(null)
        onPoint(null)
      }}
      onFocus={({ target }) => setFocused(findLineOf(target)?.byte ?? null)}
      onBlur={() => setFocused(null)}
      onAnimationEnd={place.endFlash}
      onClick={onClick}
    >
      <div className="log-space" style={{ height: lines.total }}>
        {[...drawn]
          .toSorted((a, b) => a - b)
          .map((index) => {
            const row = rows[index]
            if (!row) return null
            const top = lines.startOf(index)
            return (
              <RowView
                key={`${row.kind}${row.byte}`}
                row={row}
                top={top}
                height={lines.startOf(index + 1) - top}
                look={lookOf(row, row.byte === pointed || row.byte === focused)}
                hasTime={hasTime}
                actions={actions}
              />
            )
          })}
      </div>
    </div>
  )
}
