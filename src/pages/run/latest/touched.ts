import { readView, hasFilters } from '../../../model/run/view'

/** What keeps a page on a run though there is a newer one. */
export type Hold = 'node' | 'zoom' | 'filter' | 'reading'

/** A page that has been scrolled by less was hardly touched. */
const SCROLL_PX = 8

/** Whether somebody does something with the page, such that it must not turn to another run by itself; null when not. */
export function findHold(search: URLSearchParams): Hold | null {
  const view = readView(search)
  if (view.nodes.length > 0) return 'node'
  if (view.zoom) return 'zoom'
  if (hasFilters(view)) return 'filter'
  const isReading =
    window.scrollY > SCROLL_PX ||
    window.getSelection()?.isCollapsed === false ||
    document.querySelector(':popover-open, dialog[open]') !== null ||
    (document.activeElement?.closest('table') ?? null) !== null
  return isReading ? 'reading' : null
}
