import { HOUR_MS, DAY_MS } from '../../lib/time/units'

export const GMT8_MS = 8 * HOUR_MS
/** 02:00 in GMT+8, the zone of the documented examples, counted from midnight UTC. */
const PLAN_MS = 18 * HOUR_MS
/** A night's runs have finished by 07:00; until then the demo shows the night before. */
const SETTLED_MS = 5 * HOUR_MS

/** The plan time of the latest finished nightly run. */
export const nightMs = (nowMs: number): number =>
  Math.floor((nowMs - PLAN_MS - SETTLED_MS) / DAY_MS) * DAY_MS + PLAN_MS

/** `2019-03-04 11_53_00.000`: how a log folder spells an instance's plan time. */
export const logFolder = (planMs: number): string =>
  new Date(planMs + GMT8_MS).toISOString().slice(0, 23).replace('T', ' ').replaceAll(':', '_')
