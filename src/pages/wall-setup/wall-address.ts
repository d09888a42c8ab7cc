import { type RunRef } from '../../contract/run-ref'
import { type Lang, readLang } from '../../contract/lang'
import { paths } from '../../contract/routes'
import { type WallAddress } from '../../contract/wall-address'
import { parseWallParams, writeWallParams, type WallParams } from '../../contract/wall-params'
import { withBase } from '../../lib/base-path'
import { isZone } from '../../lib/time/zone'

/** How one wall is to be; the zone and the language are those of its screen when they are null. */
export interface WallChoice extends Omit<WallParams, 'on'> {
  zone: string | null
  lang: Lang | null
}

/** The address to be opened on the screen. The run has been checked. */
export const wallAddress = (run: RunRef, choice: WallChoice, origin: string): string =>
  createAddress(paths.run(run), choice, origin)

/** The same of several jobs. */
export const jobsWallAddress = (wall: WallAddress, choice: WallChoice, origin: string): string =>
  createAddress(paths.wall(wall), choice, origin)

function createAddress(path: string, choice: WallChoice, origin: string): string {
  const url = new URL(withBase(path), origin)
  const { zone, lang, ...wall } = choice
  const search = writeWallParams(url.searchParams, { ...wall, on: true })
  if (zone !== null) search.set('tz', zone)
  if (lang !== null) search.set('lang', lang)
  url.search = search.toString()
  return url.href
}

/** What the address of a wall chose, to be changed; null for an address of anything else, which chose nothing. */
export function choiceOf(view: string): WallChoice | null {
  const search = new URLSearchParams(view)
  const { on, ...wall } = parseWallParams(search)
  if (!on) return null
  const zone = search.get('tz')
  return { ...wall, zone: zone !== null && isZone(zone) ? zone : null, lang: readLang(search.get('lang')) }
}
