import { useEffect, useRef, type RefObject } from 'react'
import { type Run, type RunNode } from '../../../contract/run'
import { statusWord, useLocale } from '../../../i18n/locale'
import { escapeFormula } from '../../../lib/csv'
import { showInvisible } from '../../../lib/text'
import { formatStamp } from '../../../lib/time/format'
import { formatOffsetChange } from '../../../lib/time/zone'
import { formatRowDigits } from '../../../model/run/rows'

const findCell = (node: Node | null): Element | null =>
  (node instanceof Element ? node : (node?.parentElement ?? null))?.closest('td, th') ?? null

/**
 * Copies the selected rows as one line for each node with tabs between the cells: whole names, dates with their times. A selection
 * within one cell is copied as it is.
 */
export function useCopyRows(
  table: RefObject<HTMLTableElement | null>,
  nodes: readonly RunNode[],
  sharedRaw: Run['sharedRaw'],
  namedMs: number,
): void {
  const { lang, zone } = useLocale()
  const latest = useRef({ nodes, sharedRaw, namedMs, lang, zone })
  useEffect(() => {
    latest.current = { nodes, sharedRaw, namedMs, lang, zone }
  })
  useEffect(() => {
    const element = table.current
    if (!element) return
    const onCopy = (event: ClipboardEvent) => {
      const selection = document.getSelection()
      if (!selection || selection.isCollapsed || !event.clipboardData) return
      if (findCell(selection.anchorNode) === findCell(selection.focusNode)) return
      const keys = new Set(
        Array.from(element.rows)
          .filter((row) => selection.containsNode(row, true))
          .map((row) => row.dataset['key']),
      )
      const lines = latest.current.nodes
        .filter((node) => keys.has(node.key))
        .map((node) => formatLine(node, latest.current))
      if (lines.length === 0) return
      event.preventDefault()
      event.clipboardData.setData('text/plain', lines.join('\n'))
    }
    element.addEventListener('copy', onCopy)
    return () => element.removeEventListener('copy', onCopy)
  }, [table])
}

interface LineOptions {
  sharedRaw: Run['sharedRaw']
  /** Times with another offset than at this instant are followed by theirs. */
  namedMs: number
  lang: 'en' | 'zh-CN'
  zone: string
}

function formatLine(node: RunNode, { lang, zone, sharedRaw, namedMs }: LineOptions): string {
  const formatTime = (ms: number | null) =>
    ms === null ? '' : `${formatStamp(ms, zone)}${formatOffsetChange(ms, namedMs, zone)}`
  return [
    formatText(node.name),
    formatText(node.type),
    formatText(statusWord(node.status, node.rawStatus, lang)),
    formatTime(node.startMs),
    formatTime(node.endMs),
    node.retries ?? '',
    formatRowDigits(node, { sharedRaw }) ?? '',
    formatText(node.logPath ?? ''),
  ].join('\t')
}

/** Text of the answer may be hostile: it is one cell, no formula, and has no controls. */
const formatText = (text: string): string => showInvisible(escapeFormula(text).replaceAll(/[\t\r\n]/g, ' '))
