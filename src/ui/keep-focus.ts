/** Longer ago than this, the user has gone on to something else. */
const RECENT_MS = 5_000

let lost: { key: string; atMs: number } | null = null

const findTarget = (element: HTMLElement): HTMLElement | null =>
  element.matches('button')
    ? element
    : (element.querySelector<HTMLElement>('[aria-pressed="true"]') ?? element.querySelector('button'))

/** A ref: when its element goes away with the focus, the next one of the same key takes it. */
export const giveFocus = (key: string) => (element: HTMLElement | null) => () => {
  if (element?.contains(document.activeElement)) lost = { key, atMs: performance.now() }
}

/** A ref for a button, or what holds one, that another one takes the place of: the focus goes on to that. */
export const keepFocus = (key: string) => (element: HTMLElement | null) => {
  if (element && lost?.key === key) {
    const isRecent = performance.now() - lost.atMs < RECENT_MS
    lost = null
    if (isRecent && document.activeElement === document.body)
      findTarget(element)?.focus({ preventScroll: true })
  }
  return giveFocus(key)(element)
}
