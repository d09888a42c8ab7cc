import cronstrue from 'cronstrue'
// oxlint-disable-next-line import/no-unassigned-import -- it adds itself to the library
import 'cronstrue/locales/zh_CN.js'
import { type Lang } from '../../contract/lang'

type Words = Record<Lang, string>

/**
 * A cron expression in words, in its own zone: short ones for the schedules that most jobs have, since they stand in a narrow column, else
 * those of the library. Null when there are none. The expression has been read before.
 */
export function describeCron(expression: string): Words | null {
  return describeUsual(expression.trim().toUpperCase().split(/\s+/)) ?? describeAny(expression)
}

function describeAny(expression: string): Words | null {
  const options = { use24HourTimeFormat: true, dayOfWeekStartIndexZero: false }
  try {
    return {
      en: cronstrue.toString(expression, options),
      'zh-CN': cronstrue.toString(expression, { ...options, locale: 'zh_CN' }),
    }
  } catch {
    return null
  }
}

function describeUsual(fields: readonly string[]): Words | null {
  const [second = '', minute = '', hour = '', day = '', month = '', weekday = '', year] = fields
  if (!/^0+$/.test(second) || !isOpen(month) || (year !== undefined && !isOpen(year))) return null
  const often = isOpen(day) && isOpen(weekday) ? describeOften(minute, hour) : null
  if (often !== null) return often
  const times = describeTimes(minute, hour)
  if (times === null) return null
  if (isOpen(day)) return isOpen(weekday) ? join(DAILY, times) : describeWeekly(weekday, times)
  return describeMonthly(day, times)
}

const isOpen = (field: string): boolean => field === '*' || field === '?'
const two = (text: string): string => text.padStart(2, '0')
const join = (days: Words, times: string): Words => ({
  en: `${days.en} ${times}`,
  'zh-CN': `${days['zh-CN']} ${times}`,
})

const DAILY: Words = { en: 'Daily', 'zh-CN': '每天' }

/** More than once a day, by a step or every hour. */
function describeOften(minute: string, hour: string): Words | null {
  const minutes = /^(?:0|\*)\/([1-9]\d?)$/.exec(minute)?.[1]
  if (minutes !== undefined && isOpen(hour) && 60 % Number(minutes) === 0)
    return { en: `Every ${minutes} min`, 'zh-CN': `每 ${minutes} 分钟` }
  if (!isNumber(minute)) return null
  const hours = /^(?:0|\*)\/([1-9]\d?)$/.exec(hour)?.[1]
  if (hours !== undefined && hours !== '1' && 24 % Number(hours) === 0)
    return Number(minute) === 0
      ? { en: `Every ${hours} h`, 'zh-CN': `每 ${hours} 小时` }
      : { en: `Every ${hours} h :${two(minute)}`, 'zh-CN': `每 ${hours} 小时，第 ${Number(minute)} 分` }
  if (isOpen(hour) || hours === '1')
    return { en: `Hourly :${two(minute)}`, 'zh-CN': `每小时第 ${Number(minute)} 分` }
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(hour) ?? []
  if (from === undefined || to === undefined) return null
  return {
    en: `Hourly :${two(minute)}, ${two(from)}–${two(to)} h`,
    'zh-CN': `${two(from)}–${two(to)} 点每小时第 ${Number(minute)} 分`,
  }
}

const isNumber = (field: string): boolean => /^\d{1,2}$/.test(field)

/** `02:00`, or a few of them. */
function describeTimes(minute: string, hour: string): string | null {
  if (!isNumber(minute) || !/^\d{1,2}(,\d{1,2}){0,3}$/.test(hour)) return null
  return hour
    .split(',')
    .map((each) => `${two(each)}:${two(minute)}`)
    .join(', ')
}

const WEEKDAYS: readonly (readonly [code: string, en: string, zh: string])[] = [
  ['SUN', 'Sun', '日'],
  ['MON', 'Mon', '一'],
  ['TUE', 'Tue', '二'],
  ['WED', 'Wed', '三'],
  ['THU', 'Thu', '四'],
  ['FRI', 'Fri', '五'],
  ['SAT', 'Sat', '六'],
]

/** Quartz counts from 1, which is Sunday. */
const findWeekday = (text: string) =>
  WEEKDAYS.find(([code], index) => text === code || text === String(index + 1))

function describeWeekly(weekday: string, times: string): Words | null {
  const [first = '', last, ...more] = weekday.split('-')
  const [from, to] = [findWeekday(first), last === undefined ? undefined : findWeekday(last)]
  if (from && to && more.length === 0)
    return join({ en: `${from[1]}–${to[1]}`, 'zh-CN': `周${from[2]}至周${to[2]}` }, times)
  const days = weekday.split(',').map(findWeekday)
  if (days.length > 4 || days.some((day) => day === undefined)) return null
  const en = days.map((day) => day?.[1]).join(', ')
  return join(
    { en: days.length === 1 ? `Weekly ${en}` : en, 'zh-CN': `每周${days.map((day) => day?.[2]).join('、')}` },
    times,
  )
}

function describeMonthly(day: string, times: string): Words | null {
  if (day === 'L') return join({ en: 'Month end', 'zh-CN': '每月最后一天' }, times)
  if (!/^\d{1,2}(,\d{1,2}){0,3}$/.test(day)) return null
  const days = day.split(',').map(Number)
  return join(
    { en: `Monthly ${days.map(toOrdinal).join(', ')}`, 'zh-CN': `每月 ${days.join('、')} 日` },
    times,
  )
}

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' })
const ENDINGS: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }
const toOrdinal = (n: number): string => `${n}${ENDINGS[ORDINALS.select(n)] ?? 'th'}`
