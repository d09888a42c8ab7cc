import { useEffect, useRef, useState, type RefObject } from 'react'
import { useLogWords } from '../../../i18n/log-words'
import { copyText, type HeldLog, type LogPoint } from '../../../model/log/held-log'
import { readPoint } from '../../../model/log/line-parts'
import { findRowIndex, type LogRow } from '../../../model/log/rows'
import { formatSize } from './format-size'

/** The bytes of the rows that hold the two ends of a selection; null without one in the log. */
export interface SelectedRows {
  anchor: number
  focus: number
}

/** The row of a place in the document, and how many characters of its drawn text stand before the place. */
function findPoint(node: Node | null, offset: number): { byte: number; drawn: number } | null {
  const element = node instanceof Element ? node : node?.parentElement
  const row = element?.closest<HTMLElement>('[data-byte]')
  const text = row?.querySelector('.log-text')
  if (!row || !text || !node) return null
  const range = document.createRange()
  range.selectNodeContents(text)
  const place = range.comparePoint(node, offset)
  if (place === 0) range.setEnd(node, offset)
  return { byte: Number(row.dataset['byte']), drawn: place < 0 ? 0 : range.toString().length }
}

/** Selects the log alone, also what is not drawn. */
export const selectAllLines = (list: HTMLElement): void => window.getSelection()?.selectAllChildren(list)

/**
 * Copies what is selected as it was read, also of lines that are not drawn. Says which rows hold the ends of the selection: they have to stay in the
 * document, or the browser drops it.
 */
export function useCopyLines(
  root: RefObject<HTMLElement | null>,
  log: HeldLog | null,
  rows: readonly LogRow[],
): SelectedRows | null {
  const words = useLogWords()
  const [selected, setSelected] = useState<SelectedRows | null>(null)
  const latest = useRef({ log, rows, words })
  useEffect(() => {
    latest.current = { log, rows, words }
  })
  useEffect(() => {
    const findSelection = () => {
      const selection = window.getSelection()
      return selection && !selection.isCollapsed && root.current?.contains(selection.anchorNode) === true
        ? selection
        : null
    }
    const readEnds = () => {
      const selection = findSelection()
      if (!selection) return null
      const anchor = findPoint(selection.anchorNode, selection.anchorOffset)
      const focus = findPoint(selection.focusNode, selection.focusOffset)
      return anchor && focus ? { anchor, focus } : null
    }
    const toPoint = ({ byte, drawn }: { byte: number; drawn: number }): LogPoint => {
      const row = latest.current.rows[findRowIndex(latest.current.rows, byte)]
      return { byte, char: row?.kind === 'line' && row.byte === byte ? readPoint(row.line, drawn) : 0 }
    }
    const onSelection = () => {
      const ends = readEnds()
      setSelected((before) => {
        if (!ends) return null
        const same = before?.anchor === ends.anchor.byte && before.focus === ends.focus.byte
        return same ? before : { anchor: ends.anchor.byte, focus: ends.focus.byte }
      })
    }
    const readPoints = (held: HeldLog): LogPoint[] => {
      if (findSelection()?.anchorNode === root.current)
        return [
          { byte: 0, char: 0 },
          { byte: held.object.size, char: 0 },
        ]
      const ends = readEnds()
      return ends ? [toPoint(ends.anchor), toPoint(ends.focus)] : []
    }
    const onCopy = (event: ClipboardEvent) => {
      const { log: held, words: now } = latest.current
      if (!held) return
      const [from, to] = readPoints(held).toSorted((a, b) => a.byte - b.byte || a.char - b.char)
      if (!from || !to) return
      const describeGap = (bytes: number) => `[${now.gap(null, null)} ${formatSize(bytes)}]`
      event.clipboardData?.setData('text/plain', copyText(held, from, to, describeGap))
      event.preventDefault()
      // The sheet around the log copies rows of nodes.
      event.stopImmediatePropagation()
    }
    document.addEventListener('selectionchange', onSelection)
    document.addEventListener('copy', onCopy, true)
    return () => {
      document.removeEventListener('selectionchange', onSelection)
      document.removeEventListener('copy', onCopy, true)
    }
  }, [root])
  return selected
}
