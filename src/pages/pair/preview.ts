import { type ReactNode } from 'react'
import { type Lang, readLang } from '../../contract/lang'
import { type Shown, parseScreenAddress } from '../../contract/screen-address'
import { type WallParams, parseWallParams } from '../../contract/wall-params'

interface Preview {
  target: Shown
  choice: Omit<WallParams, 'on'> & { zone: string | null; lang: Lang | null }
}

export interface PreviewProps {
  /** Draws a wall, small. */
  preview: (wall: Preview) => ReactNode
}

/** What a preview needs to know of an address; null for what is no wall. */
export function readPreview(address: string): Preview | null {
  const shown = parseScreenAddress(address)
  if (shown === null) return null
  const search = new URL(shown.address, 'http://nodeline').searchParams
  const { everyMs, awake, chime } = parseWallParams(search)
  return {
    target: shown.shows,
    choice: { everyMs, awake, chime, zone: search.get('tz'), lang: readLang(search.get('lang')) },
  }
}
