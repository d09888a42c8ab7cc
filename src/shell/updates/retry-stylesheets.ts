const RETRY_MS = 5_000

/** Loads a stylesheet again until it arrives: the browser tries once, and Vite takes the failed link for a loaded one. */
export function retryStylesheets(): void {
  window.addEventListener('error', ({ target }) => retry(target), true)
  // The links of the HTML have failed before any script ran.
  for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
    if (link instanceof HTMLLinkElement && !hasRules(link)) retry(link)
  }
}

/** Chrome gives a stylesheet that failed to load as one whose rules may not be read. */
function hasRules({ sheet }: HTMLLinkElement): boolean {
  try {
    return sheet !== null && sheet.cssRules.length > 0
  } catch {
    return false
  }
}

function retry(target: EventTarget | null): void {
  if (!(target instanceof HTMLLinkElement) || target.rel !== 'stylesheet') return
  // In its place, as the order of stylesheets decides between their rules.
  window.setTimeout(() => target.replaceWith(target.cloneNode()), RETRY_MS)
}
