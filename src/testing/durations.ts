import { expect } from 'vitest'

const UNIT_MS: Readonly<Record<string, number>> = {
  d: 86_400_000,
  天: 86_400_000,
  h: 3_600_000,
  时: 3_600_000,
  小时: 3_600_000,
  m: 60_000,
  分: 60_000,
  分钟: 60_000,
  s: 1_000,
  秒: 1_000,
  ms: 1,
  毫秒: 1,
}

/** The parts of a printed duration, in either language. Fails on any other text. */
export function readParts(text: string): { count: number; unitMs: number }[] {
  const parts = [...text.matchAll(/([\d.]+) ?(ms|毫秒|小时|分钟|[dhms天时分秒])/g)]
  expect(parts.map(([part]) => part).join(text.includes(' ') && parts.length > 1 ? ' ' : '')).toBe(text)
  return parts.map(([, count, unit = '']) => ({ count: Number(count), unitMs: UNIT_MS[unit] ?? NaN }))
}

/** The inverse of `formatDuration`, in ms. */
export const readDuration = (text: string): number =>
  Math.round(readParts(text).reduce((sum, { count, unitMs }) => sum + count * unitMs, 0))
