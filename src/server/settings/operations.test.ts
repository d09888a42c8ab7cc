import { describe, expect, it } from 'vitest'
import { readSettings } from './settings'
import { type Env } from './variables'

const operationsOf = (env: Env) => readSettings(env).settings?.operations

const REAL = {
  DGC_ENDPOINT: 'https://dgc.example.com',
  HUAWEICLOUD_SDK_PROJECT_ID: 'b384b9e9ab9b4ee8994c8633aabc9505',
  DGC_AUTH_TOKEN: 'TOKEN-SENTINEL',
}

describe('logs', () => {
  it.each([
    { case: 'of the demo are for people', env: {}, log: { format: 'text', level: 'warn' } },
    { case: 'of a real service are for programs', env: REAL, log: { format: 'json', level: 'info' } },
    {
      case: 'are as they are asked for',
      env: { LOG_FORMAT: 'json' },
      log: { format: 'json', level: 'info' },
    },
    {
      case: 'tell as much as they are asked for',
      env: { ...REAL, LOG_FORMAT: 'text', LOG_LEVEL: 'debug' },
      log: { format: 'text', level: 'debug' },
    },
  ])('$case', ({ env, log }) => {
    expect(operationsOf(env)?.log).toEqual(log)
  })
})

describe('figures', () => {
  it.each([
    { case: 'are served by nobody, when no port is set', env: { METRICS_HOST: '0.0.0.0' }, metrics: null },
    {
      case: 'stay on this machine',
      env: { METRICS_PORT: '9464' },
      metrics: { host: '127.0.0.1', port: 9464 },
    },
    {
      case: 'go elsewhere when that is said',
      env: { METRICS_PORT: '0', METRICS_HOST: '[::]' },
      metrics: { host: '::', port: 0 },
    },
  ])('$case', ({ env, metrics }) => {
    expect(operationsOf(env)?.metrics).toEqual(metrics)
  })
})

it.each([
  { name: 'LOG_LEVEL', values: ['trace', 'INFO', '30'] },
  { name: 'LOG_FORMAT', values: ['pretty', 'JSON'] },
  { name: 'METRICS_PORT', values: ['-1', '65536', '0x50', 'on'] },
  { name: 'METRICS_HOST', values: ['a b', 'http://0.0.0.0', 'x'.repeat(254)] },
])('$name is refused by its name, without its value', ({ name, values }) => {
  for (const value of values) {
    const { problem } = readSettings({ ...REAL, [name]: value })
    expect([problem?.name, problem?.why.includes(value)], value).toEqual([name, false])
  }
})
