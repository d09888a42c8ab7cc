import { useEffect } from 'react'
import { STATUS, type Status } from '../contract/status'
import { showInvisible } from '../lib/text'
import { glyphSvg } from '../run/status/glyphs'

const COLORS = {
  success: '#1ba37b',
  running: '#245bca',
  fail: '#c21e33',
  exception: '#bf8b07',
  paused: '#a883c7',
  neutral: '#686b74',
  none: '#7c8592',
} as const

/** What was seen last and may have changed since has no colour. */
const PAST = '#7c8592'

const PLAIN = '/favicon.svg'
const MAX_TITLE = 300

/** The tab tells the status by its title and its icon, and forgets it with the page. Without a title it is left to somebody else. */
export function useTabStatus(title: string | null, status: Status | null, past = false): void {
  useEffect(() => {
    // A hostile name must not turn the title around, nor fill it.
    if (title !== null) document.title = showInvisible(title).slice(0, MAX_TITLE)
  }, [title])
  useEffect(() => {
    if (status !== null) setIcon(iconOf(status, past))
  }, [status, past])
  // Only at the end: an icon between two others would be fetched for nothing, also when there is no network.
  const told = status !== null
  useEffect(() => (told ? () => setIcon(PLAIN) : undefined), [told])
}

function setIcon(address: string) {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  if (link) link.href = address
}

function iconOf(status: Status, past: boolean): string {
  const { glyph, tone } = STATUS[status]
  const colors = past
    ? { tone: PAST, on: '#fff', ok: PAST, bad: PAST }
    : { tone: COLORS[tone], on: '#fff', ok: COLORS.success, bad: COLORS.fail }
  return `data:image/svg+xml,${encodeURIComponent(glyphSvg(glyph, colors))}`
}
