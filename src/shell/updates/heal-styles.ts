const AGAIN_MS = 5_000

/**
 * A stylesheet that could not be loaded is loaded again until it is here: the browser tries once, and who loads the parts of the page
 * takes a link that stands there for one that works.
 */
export function healStyles(): void {
  window.addEventListener('error', ({ target }) => heal(target), true)
  // What the page itself names has failed before any script ran.
  for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
    if (link instanceof HTMLLinkElement && link.sheet === null) heal(link)
  }
}

function heal(target: EventTarget | null): void {
  if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return
  window.setTimeout(() => {
    const next = target.cloneNode()
    // In its place: of two rules the later one holds.
    target.replaceWith(next)
  }, AGAIN_MS)
}
