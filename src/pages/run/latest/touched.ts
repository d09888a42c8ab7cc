import { readView, hasFilters } from '../../../model/run/view'

/** What keeps a page on a run though there is a newer one. */
export type Hold = 'node' | 'zoom' | 'filter' | 'reading'

/** A page that has been scrolled by less was hardly touched. */
const SCROLL_PX = 8

/** Why the page is in use, so that it must not switch to another run by itself; null when it is not. */
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
