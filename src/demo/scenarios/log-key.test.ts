import { expect, it } from 'vitest'
import { parseLogPath } from '../../shell/look-up/parse-log-path'
import { readLogKey, writeLogKey } from './log-key'

const planMs = Date.parse('2026-11-22T02:00:00+08:00')

it.each([
  ['the default workspace', {}, 'orders/2026-11-22_02_00_00.000/load/load.job'],
  ['a workspace', { root: 'dw_prod' }, 'dw_prod/orders/2026-11-22_02_00_00.000/load/load.job'],
  ['a run of its own', { id: '77' }, '77/orders/2026-11-22_02_00_00.000/load/load.job'],
  ['both', { root: '4b7e', id: '77' }, '4b7e/77/orders/2026-11-22_02_00_00.000/load/load.job'],
  ['an older service', { isOlder: true }, 'orders/2026-11-22 02_00_00.000/load/load.job'],
])('the key of %s is read back, also where its path is pasted', (_, names, key) => {
  expect(writeLogKey(Object.assign({ job: 'orders', planMs, isOlder: false }, names), 'load')).toBe(key)
  const { root = '', id = null } = names as { root?: string; id?: string }
  expect(readLogKey(key)).toEqual({ root, id, job: 'orders', planMs, file: 'load/load.job' })
  expect(parseLogPath(`obs://bucket/${key}`, () => false)).toEqual({ job: 'orders', node: 'load', planMs })
})

it.each([
  '',
  'orders',
  'orders/2026-11-22/load',
  'orders/2026-99-22_02_00_00.000/a/a.job',
  '2026-11-22_02_00_00.000/a/a.job',
])('%s is no key of a log', (key) => expect(readLogKey(key)).toBeNull())
