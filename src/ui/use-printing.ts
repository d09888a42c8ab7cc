import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

/** The width of a run on paper. Browsers shrink it to A4 or Letter, upright or not, but by no more than a third. */
export const PAPER_PX = 1_040

let isBetweenEvents = false
let scrollY = 0

/** Whether the page is drawn for paper, rendered before the browser decides from the width of the page how much to shrink it. */
export const usePrinting = (): boolean => useSyncExternalStore(subscribe, isPrinting)

/** The width to lay a page out for: of the window, or of paper. */
export function usePageWidth(width: number): number {
  return usePrinting() ? Math.min(width, PAPER_PX) : width
}

// Emulated paper has no events, and Safari ends the pair early.
const isPrinting = (): boolean => isBetweenEvents || window.matchMedia('print').matches

function subscribe(changed: () => void): () => void {
  const begin = () => {
    if (!isBetweenEvents) scrollY = window.scrollY
    isBetweenEvents = true
    flushSync(changed)
  }
  const end = () => {
    isBetweenEvents = false
    flushSync(changed)
    // A page that is shorter on paper was scrolled up.
    window.scrollTo(window.scrollX, scrollY)
  }
  const media = window.matchMedia('print')
  media.addEventListener('change', changed)
  window.addEventListener('beforeprint', begin)
  window.addEventListener('afterprint', end)
  return () => {
    media.removeEventListener('change', changed)
    window.removeEventListener('beforeprint', begin)
    window.removeEventListener('afterprint', end)
  }
}
