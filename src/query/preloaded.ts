const taken = new WeakSet<Element>()
const arrivals = new WeakMap<Response, number>()

/**
 * When the response arrived that the HTML asked for ahead of the script, by `performance.now()`. Null where it did not ask or the response is
 * still to arrive, and for all but the first request, which is the one that gets it.
 */
export function takePreloaded(url: string): number | null {
  if (typeof document === 'undefined') return null
  const { href } = new URL(url, document.baseURI)
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=fetch]')
  const link = Array.from(links).find((one) => one.href === href)
  if (!link || taken.has(link)) return null
  taken.add(link)
  const [entry] = performance.getEntriesByName(href, 'resource') as PerformanceResourceTiming[]
  return entry && entry.responseStart > 0 ? entry.responseStart : null
}

export const setArrival = (response: Response, atMs: number): void => void arrivals.set(response, atMs)

/** Milliseconds from the arrival of a response until now, which it spent waiting for the script. */
export function getWaitedMs(response: Response): number {
  const atMs = arrivals.get(response)
  return atMs === undefined ? 0 : performance.now() - atMs
}
