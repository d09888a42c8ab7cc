import { useEffect } from 'react'
import { STATUS, type Status } from '../../contract/status'
import { showInvisible } from '../../lib/text'
import { glyphSvg } from '../../ui/glyphs'

const COLORS = {
  success: '#1ba37b',
  running: '#245bca',
  fail: '#c21e33',
  exception: '#bf8b07',
  paused: '#a883c7',
  neutral: '#686b74',
  none: '#7c8592',
} as const

const PLAIN = '/favicon.svg'
const MAX_TITLE = 300

/** The tab tells the status by its title and its icon, and forgets it with the page. Without a title it is left to somebody else. */
export function useTabStatus(title: string | null, status: Status | null): void {
  useEffect(() => {
    // A hostile name must not turn the title around, nor fill it.
    if (title !== null) document.title = showInvisible(title).slice(0, MAX_TITLE)
  }, [title])
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
    if (!link || status === null) return
    const { icon, tone } = STATUS[status]
    const svg = glyphSvg(icon, { tone: COLORS[tone], on: '#fff', ok: COLORS.success, bad: COLORS.fail })
    link.href = `data:image/svg+xml,${encodeURIComponent(svg)}`
    return () => {
      link.href = PLAIN
    }
  }, [status])
}
