import { DAY_MS } from '../../lib/time/units'
import { formatStamp } from '../../lib/time/format'
import { offsetMs } from '../../lib/time/zone'
import { type JobRun } from '../../contract/job-run'

/** What a typed text says of runs. */
export interface RunFilter {
  /** `2026-11-27`: the day of the plan, in the reader's zone. */
  day: string | null
  /** `02:30`: the time of the plan, in the reader's zone. */
  minute: string | null
  state: RunState | null
}

type RunState = 'failed' | 'running' | 'success' | 'latest'

export interface Query {
  /** The words that name a job, in lower case. */
  terms: readonly string[]
  /** Null when the text says nothing of runs. */
  filter: RunFilter | null
}

const STATES: ReadonlyMap<string, RunState> = new Map([
  ['fail', 'failed'],
  ['failed', 'failed'],
  ['failure', 'failed'],
  ['失败', 'failed'],
  ['运行失败', 'failed'],
  ['running', 'running'],
  ['运行中', 'running'],
  ['success', 'success'],
  ['成功', 'success'],
  ['latest', 'latest'],
  ['newest', 'latest'],
  ['最新', 'latest'],
])
const DAYS_AGO = new Map([
  ['today', 0],
  ['今天', 0],
  ['yesterday', 1],
  ['昨天', 1],
  ['前天', 2],
])
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const WEEKDAYS_ZH = '日一二三四五六'
const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
const SHORT = 3

const DATE = /^(?:(\d{4})[-/.年])?(\d{1,2})[-/月](\d{1,2})日?$/
const MINUTE = /^([01]?\d|2[0-3]):([0-5]\d)$/
const DAY_OF_MONTH = /^\d{1,2}$/

/** The calendar day of an instant. */
const formatDate = (ms: number, zone: string): string => formatStamp(ms, zone).slice(0, 10)

/** By the calendar: where clocks are changed, a day has 23 or 25 hours. */
const dayBefore = (days: number, { nowMs, zone }: Reader): string =>
  new Date(Date.parse(`${formatDate(nowMs, zone)}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10)

/** Null for a day that no calendar has. */
function buildDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null
}

interface Reader {
  nowMs: number
  zone: string
}

/** Without a year it is the last such day: runs of the future are not listed. */
function buildNearDate(month: number, day: number, { nowMs, zone }: Reader): string | null {
  const today = formatDate(nowMs, zone)
  const year = Number(today.slice(0, 4))
  const date = buildDate(year, month, day)
  return date === null || date > today ? buildDate(year - 1, month, day) : date
}

function readWeekday(word: string): number | null {
  const zh = /^上?(?:周|星期)([日天一二三四五六])$/.exec(word)?.[1]
  if (zh !== undefined) return WEEKDAYS_ZH.indexOf(zh === '天' ? '日' : zh)
  const index = WEEKDAYS.findIndex((long) => word === long || word === long.slice(0, SHORT))
  return index < 0 ? null : index
}

/** How long ago the last such day was, today included. In Chinese, the one of the week before this one may be meant. */
function countDaysSince(weekday: number, word: string, { nowMs, zone }: Reader): number {
  const today = new Date(`${formatDate(nowMs, zone)}T00:00:00Z`).getUTCDay()
  const sinceMonday = (day: number) => (day + 6) % 7
  if (word.startsWith('上')) return sinceMonday(today) - sinceMonday(weekday) + 7
  return (today - weekday + 7) % 7
}

/** A day in one word. */
function readDay(word: string, reader: Reader): string | null {
  const ago = DAYS_AGO.get(word)
  if (ago !== undefined) return dayBefore(ago, reader)
  const weekday = readWeekday(word)
  if (weekday !== null) return dayBefore(countDaysSince(weekday, word, reader), reader)
  const [, year, month, day] = DATE.exec(word) ?? []
  if (month === undefined || day === undefined) return null
  return year === undefined
    ? buildNearDate(Number(month), Number(day), reader)
    : buildDate(Number(year), Number(month), Number(day))
}

/** A day in two words: `21 nov`, `nov 21`, `last friday`, which is not today. */
function readDayOfTwo(a: string, b: string, reader: Reader): string | null {
  const weekday = a === 'last' ? readWeekday(b) : null
  if (weekday !== null) return dayBefore(countDaysSince(weekday, b, reader) || 7, reader)
  const [day, name] = DAY_OF_MONTH.test(a) ? [a, b] : [b, a]
  const month = MONTHS.findIndex((long) => name === long || name === long.slice(0, SHORT))
  return month < 0 || !DAY_OF_MONTH.test(day) ? null : buildNearDate(month + 1, Number(day), reader)
}

/** `orders 11-27`, `orders failed`, `orders yesterday 02:30`: words for a job, and words for its runs. Never fails. */
export function parseQuery(text: string, reader: Reader): Query {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const filter: RunFilter = { day: null, minute: null, state: null }
  const terms: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    const pair = readDayOfTwo(word, words[index + 1] ?? '', reader)
    const day = pair ?? readDay(word, reader)
    const minute = MINUTE.exec(word)
    const state = STATES.get(word)
    if (day !== null) filter.day = day
    else if (minute) filter.minute = `${(minute[1] ?? '').padStart(2, '0')}:${minute[2]}`
    else if (state !== undefined) filter.state = state
    else terms.push(word)
    if (pair !== null) index++
  }
  const isEmpty = filter.day === null && filter.minute === null && filter.state === null
  return { terms, filter: isEmpty ? null : filter }
}

const STATE_OF: Partial<Record<JobRun['status'], RunState>> = {
  fail: 'failed',
  running: 'running',
  success: 'success',
  forceSuccess: 'success',
  ignoreSuccess: 'success',
}

/** Whether a run is one that the text asks for. The latest one is chosen by the caller. */
export function matchesFilter({ status, planMs, startMs }: JobRun, filter: RunFilter, zone: string): boolean {
  const { day, minute, state } = filter
  if (state !== null && state !== 'latest' && STATE_OF[status] !== state) return false
  if (day === null && minute === null) return true
  const ms = planMs ?? startMs
  if (ms === null) return false
  const stamp = formatStamp(ms, zone)
  return (day === null || stamp.startsWith(day)) && (minute === null || stamp.slice(11, 16) === minute)
}

/** The first instant of a day and that of the next one. */
export function findDaySpan(day: string, zone: string): { fromMs: number; toMs: number } {
  const startOf = (utcMs: number) => utcMs - offsetMs(utcMs - offsetMs(utcMs, zone), zone)
  const utcMs = Date.parse(`${day}T00:00:00Z`)
  return { fromMs: startOf(utcMs), toMs: startOf(utcMs + DAY_MS) }
}
