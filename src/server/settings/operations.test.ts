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
    ['of the demo are for people', {}, { format: 'text', level: 'warn' }],
    ['of a real service are for programs', REAL, { format: 'json', level: 'info' }],
    ['are as they are asked for', { LOG_FORMAT: 'json' }, { format: 'json', level: 'info' }],
    [
      'tell as much as they are asked for',
      { ...REAL, LOG_FORMAT: 'text', LOG_LEVEL: 'debug' },
      { format: 'text', level: 'debug' },
    ],
  ])('%s', (_, env, log) => {
    expect(operationsOf(env)?.log).toEqual(log)
  })
})

describe('metrics', () => {
  it.each([
    ['are off without a port', { METRICS_HOST: '0.0.0.0' }, null],
    ['stay on this machine', { METRICS_PORT: '9464' }, { host: '127.0.0.1', port: 9464 }],
    ['go elsewhere when that is said', { METRICS_PORT: '0', METRICS_HOST: '[::]' }, { host: '::', port: 0 }],
  ])('%s', (_, env, metrics) => {
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

it.each([
  ['on the same address', {}, 'METRICS_PORT'],
  ['on another address', { METRICS_HOST: '10.0.0.1' }, undefined],
])('the port of the page is refused for metrics %s', (_, env, name) => {
  expect(readSettings({ ...REAL, PORT: '9464', METRICS_PORT: '9464', ...env }).problem?.name).toBe(name)
})
