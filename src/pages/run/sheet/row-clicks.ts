import { type MouseEvent } from 'react'

interface RowActions {
  /** Selects a node, or adds it as the second one. */
  select: (key: string, second: boolean) => void
  openLog: (key: string) => void
  /** Shows the line of the log of that node that belongs to a share of the axis. False where its log is not open. */
  seekLog: (key: string, share: number) => boolean
}

/** The row of a node that an event came from. */
export const findRow = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('tr[data-key]') : null

/** A click anywhere on the rows, which have no listeners of their own: on a name, on a log, or beside both. */
export function handleRowClick(event: MouseEvent, { select, openLog, seekLog }: RowActions): void {
  const { target, shiftKey, clientX } = event
  const key = findRow(target)?.dataset['key']
  if (key === undefined || !(target instanceof Element)) return
  const reason = target.closest<HTMLElement>('[data-select]')?.dataset['select']
  const control = target.closest('a, button, input')
  if (reason !== undefined && !shiftKey) select(reason, false)
  else if (control === null) {
    // A press that ends a selection of text selects no node.
    if (window.getSelection()?.isCollapsed === false && !shiftKey) return
    const marks = target.closest('.marks')?.getBoundingClientRect()
    if (marks && !shiftKey && seekLog(key, (clientX - marks.left) / marks.width)) return
    if (shiftKey) window.getSelection()?.removeAllRanges()
    select(key, shiftKey)
  } else if (control.matches('[data-log]')) openLog(key)
  else if (control.matches('th a') && !event.metaKey && !event.ctrlKey && event.button === 0) {
    // Ctrl and Cmd open a new tab; Shift selects a second node.
    event.preventDefault()
    select(key, shiftKey)
  }
}
