import { SECOND_MS } from '../../lib/time/units'
import { GMT8_MS } from '../scenarios/nightly-plan'

export type Level = 'INFO' | 'WARN' | 'ERROR'

/** `2026-11-28T02:43:17.123` in GMT+8. */
export const gmt8 = (ms: number): string => new Date(ms + GMT8_MS).toISOString().slice(0, 23)

let lastSecond = Number.NaN
let lastTime = ''

/** `2026/11/28 02:43:17`, in the zone that the prefix names. Lines come in order, so one second is remembered. */
export function logTime(ms: number): string {
  const second = Math.floor(ms / SECOND_MS)
  if (second !== lastSecond) {
    lastSecond = second
    lastTime = gmt8(ms).slice(0, 19).replaceAll('-', '/').replace('T', ' ')
  }
  return lastTime
}

/** A line as DGC writes it. */
export const dgcLine = (level: Level, ms: number, text: string): string =>
  `[${level}] [${logTime(ms)} GMT +08:00] : ${text}`

/**
 * Fills in a template: `{log4j}` and `{iso}` are the line's moment, other names come from `fields`. A template that begins with `~` stands
 * as it is, the way Spark, Python and shells write; any other gets DGC's prefix, with the level that it may name.
 */
export function writeLine(template: string, ms: number, fields: Readonly<Record<string, string>>): string {
  const text = template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    if (name === 'log4j') return gmt8(ms).slice(2, 19).replaceAll('-', '/').replace('T', ' ')
    if (name === 'iso') return gmt8(ms).replace('T', ' ').replace('.', ',')
    return fields[name] ?? whole
  })
  if (text.startsWith('~')) return text.slice(1)
  const [, level = 'INFO', rest = text] = /^(WARN|ERROR) (.*)$/su.exec(text) ?? []
  return dgcLine(level as Level, ms, rest)
}
