import { expect, it } from 'vitest'
import { parseLogPath } from './parse-log-path'

const PLAN = Date.parse('2026-11-21T02:00:00+08:00')

it.each<[string, string, ReturnType<typeof parseLogPath>]>([
  [
    'of a newer service',
    'obs://dlf-log-1/0a1b/orders/2026-11-21_02_00_00.000/load/load.job',
    { job: 'orders', node: 'load', planMs: PLAN },
  ],
  [
    'of an older service, with a space',
    ' obs://dlf-log-1/orders/2026-11-21 02_00_00.000/load 订单/load.job\n',
    { job: 'orders', node: 'load 订单', planMs: PLAN },
  ],
  [
    'of a folder',
    'obs://dlf-log-1/orders/2026-11-21_02_00_00.000/',
    { job: 'orders', node: null, planMs: PLAN },
  ],
  ['with a known job', 'obs://own-logs/2026/orders/x.log', { job: 'orders', node: null, planMs: null }],
  ['without a job', 'obs://own-logs/2026/other/x.log', null],
  ['with an impossible time', 'obs://dlf-log-1/a/2026-13-41_02_00_00.000/b/c', null],
  ['of another scheme', 's3://dlf-log-1/orders/2026-11-21_02_00_00.000/load/load.job', null],
])('a log path %s', (_, text, expected) => {
  expect(parseLogPath(text, (name) => name === 'orders')).toEqual(expected)
})
