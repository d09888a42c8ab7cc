/** The full address of a view of a page, to be sent to others: it names the zone in which its times are read. */
export function buildShareLink(params: URLSearchParams, zone: string, path: string): string {
  const full = new URLSearchParams(params)
  full.set('tz', zone)
  return `${window.location.origin}${path}?${full.toString()}`
}
