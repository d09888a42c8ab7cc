import { useEffect } from 'react'
import { STATUS, type Status } from '../../contract/status'
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

/** The tab tells the status by its title and its icon, and forgets it with the page. */
export function useTabStatus(title: string, status: Status | null): void {
  useEffect(() => {
    document.title = title
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
