import { withBase } from '../lib/base-path'
import { createContext, use, useEffect } from 'react'
import { type Tone } from '../contract/status'
import { showInvisible } from '../lib/text'
import { type LatestStatus } from '../model/jobs/latest'
import { glyphSvg } from '../model/run/glyphs'
import { getStatusLook } from '../run/status/status-look'

/** For a status that has no colour, or that may have changed since. */
const GREY = '#7c8592'
const PLAIN_ICON = withBase('/favicon.svg')
const MAX_TITLE = 300

/** True within a preview on another page: title and icon of the tab stay those of that page. */
export const QuietTab = createContext(false)

/** The tab shows the status in its title and icon until the page is left. A null title or status leaves it to another component. */
export function useTabStatus(ownTitle: string | null, ownStatus: LatestStatus | null, past = false): void {
  const isQuiet = use(QuietTab)
  const title = isQuiet ? null : ownTitle
  const status = isQuiet ? null : ownStatus
  useEffect(() => {
    // A hostile name must not reverse the title, nor fill it.
    if (title !== null) document.title = showInvisible(title).slice(0, MAX_TITLE)
  }, [title])
  useEffect(() => {
    if (status !== null) setIcon(createIcon(status, past))
  }, [status, past])
  // Only when the page is left: a plain icon between two others would be fetched, also without a network.
  const hasIcon = status !== null
  useEffect(() => (hasIcon ? () => setIcon(PLAIN_ICON) : undefined), [hasIcon])
}

/** The link stands in index.html, outside of what React renders, so it has no ref. */
function setIcon(address: string) {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  if (link) link.href = address
}

function createIcon(status: LatestStatus, past: boolean): string {
  const { glyph, tone } = getStatusLook(status)
  const style = getComputedStyle(document.documentElement)
  const fill = (of: Tone) => (past || of === 'none' ? GREY : style.getPropertyValue(`--fill-${of}`).trim())
  const colors = { tone: fill(tone), on: '#fff', ok: fill('success'), bad: fill('fail') }
  return `data:image/svg+xml,${encodeURIComponent(glyphSvg(glyph, colors))}`
}
