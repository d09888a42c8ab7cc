import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSignature } from '../../demo/obs/signature'
import { encodeResource, signObjectRead } from './signature'

const AK = 'DEMOAK0001'
const SK = 'demo/secret+key=='
const DATE = 'Sun, 22 Nov 2026 05:00:00 GMT'
const BUCKET = 'dlf-log-b384'

describe('a signature is that of esdk-obs-nodejs 3.26.8', () => {
  it.each([
    [
      'job_batch/2026-11-22 02_00_00.000/load/load.job',
      null,
      'job_batch/2026-11-22%2002_00_00.000/load/load.job',
      '92b4ZpOfgNorS8oW0Es21Fejtg4=',
    ],
    [
      '作业 50% (测试)/日志.log',
      null,
      '%E4%BD%9C%E4%B8%9A%2050%25%20%28%E6%B5%8B%E8%AF%95%29/%E6%97%A5%E5%BF%97.log',
      'c3Mt8Qg6C4o2SoODKv8iwV6PJjc=',
    ],
    [
      "job's *best*!/a+b&c=d~?x#y;z",
      null,
      'job%27s%20%2Abest%2A%21/a%2Bb%26c%3Dd~%3Fx%23y%3Bz',
      'E8JLtdT1LkzvK+BNUQmJDRvcWz0=',
    ],
    ['a//b/😀', null, 'a//b/%F0%9F%98%80', 'l0hwOV99M4IAQOy9yeG5wess/KA='],
    ['job/node.log', 'ST+lent/token==', 'job/node.log', '3slqTYwqUkP7Noljv+s2ksGKplE='],
  ])('%s', (key, securityToken, encoded, signature) => {
    const resource = encodeResource({ bucket: BUCKET, key })
    expect(resource).toBe(`/${BUCKET}/${encoded}`)
    expect(signObjectRead(resource, DATE, { ak: AK, sk: SK, securityToken })).toEqual({
      date: DATE,
      ...(securityToken === null ? {} : { 'x-obs-security-token': securityToken }),
      authorization: `OBS ${AK}:${signature}`,
    })
  })
})

it('any signature is the one that another implementation expects', () => {
  const visible = fc.stringMatching(/^[!-~]{1,60}$/)
  const texts = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed())
  const keys = fc.record({ ak: fc.constant(AK), sk: visible, securityToken: fc.option(visible) })
  fc.assert(
    fc.property(texts, keys, (name, key) => {
      const resource = encodeResource({ bucket: BUCKET, key: name })
      const headers = { host: 'obs.example.com', ...signObjectRead(resource, DATE, key) }
      expect(checkSignature({ method: 'GET', headers, resource }, key, Date.parse(DATE))).toBeNull()
      const other = checkSignature({ method: 'GET', headers, resource }, { ...key, sk: `${key.sk}x` }, 0)
      expect(other).not.toBeNull()
    }),
  )
})
