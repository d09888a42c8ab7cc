const RETRY_MS = 5_000

/** Loads a stylesheet again until it arrives: the browser tries once, and Vite takes the failed link for a loaded one. */
export function retryStylesheets(): void {
  window.addEventListener('error', ({ target }) => retry(target), true)
  // The links of the HTML have failed before any script ran.
  for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
    if (link instanceof HTMLLinkElement && link.sheet === null) retry(link)
  }
}

function retry(target: EventTarget | null): void {
  if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return
  // In its place, as the order of stylesheets decides between their rules.
  window.setTimeout(() => target.replaceWith(target.cloneNode()), RETRY_MS)
}
