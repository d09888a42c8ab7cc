import { Cron } from 'croner'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/time/units'
import { offsetMs } from '../../lib/time/zone'
import { readCron } from './cron'

const EXPRESSIONS = ['0 30 2 * * ?', '0 0/20 * * * ?', '0 0 0-4 * * ?', '0 15 3 1 * ?', '0 5 1 ? * 1']
/** Of 2026: each with changes of the clock, by half an hour too, and on either half of the globe. */
const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca']

const list = (expression: string, zone: string, fromMs: number, toMs: number, limit = 50_000): number[] =>
  readCron(expression, zone)?.list(fromMs, toMs, limit) ?? []

/** What the library finds when it asks for the offset at each time, without what it plans later because clocks skip its time. */
function listSlowly(expression: string, zone: string, fromMs: number, toMs: number): number[] {
  const options = {
    paused: true,
    mode: '6-or-7-parts',
    alternativeWeekdays: true,
    sloppyRanges: true,
  } as const
  const cron = new Cron(expression, Object.assign({ timezone: zone }, options))
  const wallClock = new Cron(expression, Object.assign({ utcOffset: 0 }, options))
  const times: number[] = []
  let next = cron.nextRun(new Date(fromMs))
  for (; next !== null && next.getTime() <= toMs; next = cron.nextRun(next))
    if (wallClock.match(new Date(next.getTime() + offsetMs(next.getTime(), zone)))) times.push(next.getTime())
  return times
}

it('any interval of a year: the times are those that the library finds with the zone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...EXPRESSIONS),
      fc.constantFrom(...ZONES),
      fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-01-01') }),
      fc.nat(20 * DAY_MS),
      (expression, zone, fromMs, lengthMs) => {
        const toMs = fromMs + lengthMs
        expect(list(expression, zone, fromMs, toMs)).toEqual(listSlowly(expression, zone, fromMs, toMs))
      },
    ),
    { numRuns: 60 },
  )
})

// Clocks in Berlin were set forward and back at these instants.
it.each(['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'])('intervals that begin or end beside %s', (text) => {
  const changeMs = Date.parse(text)
  const beside = [
    -3 * DAY_MS,
    -DAY_MS - 1,
    -DAY_MS,
    -HOUR_MS,
    -1,
    0,
    1,
    HOUR_MS,
    DAY_MS,
    DAY_MS + 1,
    3 * DAY_MS,
  ]
  for (const from of beside)
    for (const to of beside.filter((ms) => ms > from))
      for (const expression of ['0 30 2 * * ?', '0 0/30 * * * ?']) {
        const [fromMs, toMs] = [changeMs + from, changeMs + to]
        expect(list(expression, 'Europe/Berlin', fromMs, toMs), `${expression} ${from} ${to}`).toEqual(
          listSlowly(expression, 'Europe/Berlin', fromMs, toMs),
        )
      }
})

it('months on both sides of a change keep their own offsets', () => {
  const times = list(
    '0 0 12 15 1,7,12 ?',
    'Europe/Berlin',
    Date.parse('2026-01-01'),
    Date.parse('2027-01-01'),
  )
  expect(times.map((ms) => new Date(ms).toISOString().slice(0, 16))).toEqual([
    '2026-01-15T11:00',
    '2026-07-15T10:00',
    '2026-12-15T11:00',
  ])
})

it('a limit holds for the whole interval, wherever in it the clocks change', () => {
  const [fromMs, toMs] = [Date.parse('2026-10-20'), Date.parse('2026-10-30')]
  const all = list('0 0 * * * ?', 'Europe/Berlin', fromMs, toMs)
  for (const limit of [0, 1, 100, 130, 200, all.length])
    expect(list('0 0 * * * ?', 'Europe/Berlin', fromMs, toMs, limit)).toEqual(all.slice(0, limit))
  expect(all.at(-1)).toBe(toMs)
  expect(list('0 0 * * * ?', 'Europe/Berlin', fromMs, fromMs + HOUR_MS - MINUTE_MS)).toEqual([])
})
