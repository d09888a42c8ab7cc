import { useLayoutEffect, useRef } from 'react'
import { NavigationType, type Location } from 'react-router-dom'
import * as v from 'valibot'

const NAME = 'nodeline.scroll'
const MAX_ENTRIES = 50
/** Longer than most runs take to arrive, and lines above them, such as the demo's. Growth after that must not move the page. */
const RESTORE_MS = 10_000
const INPUTS = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

const Positions = v.array(v.tuple([v.string(), v.number()]))
/** How far down the page was left, in px, for each entry of the history that has been shown. */
let positions: Map<string, number> | null = null

/**
 * Another page begins at its top. A page that is loaded again or come back to is where it was left as soon as it is long enough, and stays
 * there while it grows: the browser alone gives up before the run has arrived.
 */
export function useScrollMemory({ key, pathname }: Location, action: NavigationType): void {
  const shown = useRef(pathname)
  useLayoutEffect(() => {
    const known = (positions ??= readPositions())
    let target = action === NavigationType.Pop ? known.get(key) : undefined
    if (target === undefined && shown.current !== pathname) window.scrollTo(0, 0)
    shown.current = pathname

    const remember = () => {
      if (target !== undefined) return
      known.delete(key)
      known.set(key, window.scrollY)
    }
    const save = () => writePositions(known)
    window.addEventListener('scroll', remember, { passive: true })
    window.addEventListener('pagehide', save)
    const restoring = target === undefined ? null : new AbortController()
    if (restoring) {
      // Until the user moves: the browser scrolls along with what comes late above.
      const observer = new ResizeObserver(() => window.scrollTo(0, target ?? 0))
      const timer = window.setTimeout(() => restoring.abort(), RESTORE_MS)
      restoring.signal.addEventListener('abort', () => {
        target = undefined
        observer.disconnect()
        window.clearTimeout(timer)
      })
      for (const type of INPUTS) {
        const options = { capture: true, passive: true, signal: restoring.signal }
        window.addEventListener(type, () => restoring.abort(), options)
      }
      observer.observe(document.body)
    }
    return () => {
      restoring?.abort()
      window.removeEventListener('scroll', remember)
      window.removeEventListener('pagehide', save)
    }
    // oxlint-disable-next-line react/exhaustive-deps -- a replaced address belongs to the same entry
  }, [key])
}

function readPositions(): Map<string, number> {
  try {
    const stored = v.safeParse(Positions, JSON.parse(window.sessionStorage.getItem(NAME) ?? '[]'))
    return new Map(stored.success ? stored.output : [])
  } catch {
    return new Map()
  }
}

function writePositions(known: Map<string, number>): void {
  try {
    window.sessionStorage.setItem(NAME, JSON.stringify([...known].slice(-MAX_ENTRIES)))
  } catch {
    // The page then begins at its top.
  }
}
