import { type JobRun, type Usual } from '../../contract/job-run'
import { isFailing } from '../../contract/status'
import { DAY_MS, HOUR_MS } from '../../lib/time/units'
import { computeQuantile } from '../../lib/quantile'
import { computeRanMs, type LatestStatus } from '../jobs/latest'
import { computeEndedMs, computeLateMs, isScheduled, MOST_P90 } from '../jobs/usual'
import { getRowStatus, type Row } from './rows'
import { type UsualBefore } from './usual-before'
import { startOfDay } from './window'

/** One planned time of the chart, at its place `x`. */
export interface Slot {
  x: number
  atMs: number
  status: LatestStatus
  row: Row
  /** Null without a run, or without times. */
  ranMs: number | null
  lateMs: number | null
  usual: Usual | null
  /** The version, where it is another than that of the slot before. */
  newVersion: number | null
}

/** A run that was not scheduled, between the slots at its own time. */
interface ExtraRun {
  x: number
  row: Row
  ranMs: number
}

/** Several runs as one bar. */
export interface Group {
  x: number
  fromMs: number
  toMs: number
  runs: number
  failed: number
  missed: number
  medianMs: number | null
  p90Ms: number | null
  /** Median. */
  lateMs: number | null
}

export type Chart =
  | { kind: 'slots'; slots: Slot[]; extra: ExtraRun[]; topMs: number; lateTopMs: number }
  | { kind: 'groups'; groups: Group[]; topMs: number; lateTopMs: number }

export const MAX_SLOTS = 240
const STEPS_MS = [HOUR_MS, 6 * HOUR_MS, DAY_MS]

interface ChartOptions {
  /** Of the window, in any order. */
  rows: readonly Row[]
  usualBefore: UsualBefore
  nowMs: number
  zone: string
}

/** What the chart of a window draws: a bar for each planned time, or for many of them one for each hour, six hours or day. */
export function buildChart(options: ChartOptions): Chart {
  const rows = options.rows
    .filter(({ atMs }) => atMs !== null)
    .toSorted((a, b) => (a.atMs ?? 0) - (b.atMs ?? 0))
  const planned = rows.filter(({ run }) => run === null || isScheduled(run))
  // A job that only runs manually has no planned times: its runs take their place.
  const isManual = planned.length === 0
  const slots = isManual ? rows : planned
  if (slots.length > MAX_SLOTS) return buildGroups(rows, options.zone)
  return buildSlots(slots, isManual ? [] : rows, options)
}

function buildSlots(
  planned: readonly Row[],
  rows: readonly Row[],
  { usualBefore, nowMs }: ChartOptions,
): Chart {
  let version: number | null = null
  const slots = planned.map((row, x): Slot => {
    const { run } = row
    const atMs = row.atMs ?? 0
    const ran = run?.version ?? version
    const isNew = version !== null && ran !== version
    version = ran
    return {
      x,
      atMs,
      row,
      status: getRowStatus(row),
      ranMs: run && computeRanMs(run, nowMs),
      lateMs: run && computeLateMs(run),
      usual: usualBefore(atMs, run),
      newVersion: isNew ? version : null,
    }
  })
  const extra = rows.flatMap((row): ExtraRun[] => {
    const ranMs = row.run && !isScheduled(row.run) ? computeRanMs(row.run, nowMs) : null
    const ms = row.run?.startMs ?? row.atMs
    return ranMs === null || ms === null ? [] : [{ x: placeAt(slots, ms), row, ranMs }]
  })
  const longestMs = Math.max(1, ...slots.map(({ ranMs, usual }) => Math.max(ranMs ?? 0, usual?.p90Ms ?? 0)))
  // A run that takes far too long also lifts the p90 of a few slots after it, where that is made of few runs.
  const p90s = slots.flatMap(({ usual }) => usual?.p90Ms ?? []).toSorted((a, b) => a - b)
  const limitMs = MOST_P90 * computeQuantile(p90s, 0.75)
  return {
    kind: 'slots',
    slots,
    extra,
    topMs: limitMs === 0 ? longestMs : Math.min(longestMs, limitMs),
    lateTopMs: Math.max(0, ...slots.map(({ lateMs }) => lateMs ?? 0)),
  }
}

/** Between the two planned times around an instant, as a share of the way. */
function placeAt(slots: readonly Slot[], ms: number): number {
  const next = slots.findIndex(({ atMs }) => atMs > ms)
  if (next < 0) return slots.length - 0.5
  const before = slots[next - 1]
  const after = slots[next]
  if (!before || !after) return -0.5
  return next - 1 + (ms - before.atMs) / (after.atMs - before.atMs)
}

function buildGroups(rows: readonly Row[], zone: string): Chart {
  const firstMs = rows[0]?.atMs ?? 0
  const spanMs = (rows.at(-1)?.atMs ?? 0) - firstMs
  const stepMs = STEPS_MS.find((step) => spanMs / step < MAX_SLOTS) ?? DAY_MS
  const found = new Map<number, Row[]>()
  for (const row of rows) {
    const atMs = row.atMs ?? 0
    const dayMs = startOfDay(atMs, zone)
    const startMs = dayMs + Math.floor((atMs - dayMs) / stepMs) * stepMs
    const members = found.get(startMs)
    if (members) members.push(row)
    else found.set(startMs, [row])
  }
  const groups = Array.from(found, ([fromMs, members], x) => summarize(members, x, fromMs, stepMs))
  return {
    kind: 'groups',
    groups,
    topMs: Math.max(1, ...groups.map(({ p90Ms }) => p90Ms ?? 0)),
    lateTopMs: Math.max(0, ...groups.map(({ lateMs }) => lateMs ?? 0)),
  }
}

function summarize(rows: readonly Row[], x: number, fromMs: number, stepMs: number): Group {
  const runs = rows.flatMap(({ run }) => run ?? [])
  const sort = (values: readonly number[]) => values.toSorted((a, b) => a - b)
  const ran = sort(runs.flatMap((run: JobRun) => (isScheduled(run) ? (computeEndedMs(run) ?? []) : [])))
  const late = sort(runs.flatMap((run) => computeLateMs(run) ?? []))
  return {
    x,
    fromMs,
    toMs: fromMs + stepMs,
    runs: runs.length,
    failed: runs.filter(({ status }) => isFailing(status)).length,
    missed: rows.length - runs.length,
    medianMs: ran.length === 0 ? null : computeQuantile(ran, 0.5),
    p90Ms: ran.length === 0 ? null : computeQuantile(ran, 0.9),
    lateMs: late.length === 0 ? null : computeQuantile(late, 0.5),
  }
}

/** Steps of an axis of durations, from 0 up to at least `topMs`, at most five of them, in units that are read easily. */
export function listDurationTicks(topMs: number): number[] {
  const step = DURATION_STEPS_MS.find((ms) => topMs / ms <= 3) ?? DAY_MS * Math.ceil(topMs / (3 * DAY_MS))
  return Array.from({ length: Math.ceil(topMs / step) + 1 }, (_, index) => index * step)
}

const DURATION_STEPS_MS = [
  10,
  100,
  1_000,
  5_000,
  10_000,
  30_000,
  60_000,
  120_000,
  300_000,
  600_000,
  1_200_000,
  1_800_000,
  HOUR_MS,
  2 * HOUR_MS,
  4 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
]
