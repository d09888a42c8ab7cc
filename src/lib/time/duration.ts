import { type Lang } from '../../contract/lang'
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from './units'

const UNITS = [
  { ms: DAY_MS, en: 'd', 'zh-CN': '天', spelled: '天' },
  { ms: HOUR_MS, en: 'h', 'zh-CN': '时', spelled: '小时' },
  { ms: MINUTE_MS, en: 'm', 'zh-CN': '分', spelled: '分钟' },
  { ms: SECOND_MS, en: 's', 'zh-CN': '秒', spelled: '秒' },
] as const

const MS_WORD = { en: 'ms', 'zh-CN': '毫秒' } as const

interface DurationOptions {
  /** The most units shown, the largest first: 3 gives `3h 44m 11s`, 2 gives `3h 44m`. */
  units?: 1 | 2 | 3 | 4
  /** Milliseconds are kept, as decimals of the seconds; nothing is rounded. */
  exact?: boolean
  /** Chinese units as in a sentence, `1小时39分钟`: 1时39分 before 后 or 内 reads as a time of day. A single unit always is. */
  spelled?: boolean
}

/**
 * `16m 38s`, `1m 00s`, `460 ms`; `16分38秒`, `5小时`. Rounded once, to the smallest unit shown, before it is split, so that no part ever
 * shows 60. Smaller units are padded, so that columns of them align. Callers handle negative durations.
 */
export function formatDuration(ms: number, lang: Lang, options: DurationOptions = {}): string {
  const { units = 3, exact = false } = options
  if (ms < 999.5) return `${Math.round(ms)} ${MS_WORD[lang]}`
  if (exact) return formatExact(Math.round(ms), lang)

  let first = UNITS.findIndex((unit) => ms >= unit.ms)
  if (first < 0) first = UNITS.length - 1
  const grain = () => UNITS[Math.min(first + units, UNITS.length) - 1]?.ms ?? 1_000
  let left = Math.round(ms / grain()) * grain()
  // Rounding may carry into a larger unit: 59 m 59.6 s is 1 h.
  const above = UNITS[first - 1]
  if (above && left >= above.ms) {
    first -= 1
    left = Math.round(ms / grain()) * grain()
  }
  const parts = UNITS.slice(first, first + units).map((unit) => {
    const count = Math.floor(left / unit.ms)
    left -= count * unit.ms
    return { count, unit }
  })
  if (lang === 'zh-CN' && (options.spelled || parts.length === 1))
    return parts
      .map(({ count, unit }, index) => (index > 0 && count === 0 ? '' : count + unit.spelled))
      .join('')
  return parts
    .map(({ count, unit }, index) => `${index === 0 ? count : String(count).padStart(2, '0')}${unit[lang]}`)
    .join(lang === 'en' ? ' ' : '')
}

/** `+1m 40s`, `−3s`: how much longer; a dash below half a second. */
export function formatDifference(ms: number, lang: Lang, options: DurationOptions = {}): string {
  if (Math.abs(ms) < SECOND_MS / 2) return '–'
  return `${ms < 0 ? '−' : '+'}${formatDuration(Math.abs(ms), lang, options)}`
}

function formatExact(ms: number, lang: Lang): string {
  const rest = ms % 1_000
  const text = formatDuration(ms - rest, lang, { units: 4 })
  return rest ? text.replace(/(\d+)(s|秒)$/, `$1.${String(rest).padStart(3, '0')}$2`) : text
}

/** `3 s`, `2 min`, `4 h`, `3 d`: how old something is, in one unit, rounded down. */
export function splitAge(ms: number): { count: number; unit: 'second' | 'minute' | 'hour' | 'day' } {
  const seconds = Math.max(0, Math.floor(ms / 1_000))
  if (seconds < 100) return { count: seconds, unit: 'second' }
  if (seconds < 6_000) return { count: Math.floor(seconds / 60), unit: 'minute' }
  if (seconds < 172_800) return { count: Math.floor(seconds / 3_600), unit: 'hour' }
  return { count: Math.floor(seconds / 86_400), unit: 'day' }
}
