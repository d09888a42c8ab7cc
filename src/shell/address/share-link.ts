import { LINK_TOKEN_PARAM } from '../../contract/routes'

/** The full address of a view of a page, to be sent to others: it names the zone in which its times are read. */
export function buildShareLink(params: URLSearchParams, zone: string, path: string): string {
  const full = new URLSearchParams(params)
  full.set('tz', zone)
  // That a received link shows its run to chats is the choice of who sent it.
  full.delete(LINK_TOKEN_PARAM)
  return `${window.location.origin}${path}?${full.toString()}`
}
