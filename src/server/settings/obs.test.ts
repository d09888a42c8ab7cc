import { describe, expect, it } from 'vitest'
import { readUpstream } from './upstream'
import { type Env, Variables, WrongSetting } from './variables'

const TOKEN = { DGC_AUTH_TOKEN: 'TOKEN-SENTINEL' }
const KEY = { HUAWEICLOUD_SDK_AK: 'AK01', HUAWEICLOUD_SDK_SK: 'SK-SENTINEL' }
const DGC = { DGC_ENDPOINT: 'https://dgc.example.com', HUAWEICLOUD_SDK_PROJECT_ID: 'B384' }

const read = (env: Env, region: string | null = null) =>
  readUpstream(new Variables({ ...DGC, ...TOKEN, ...env }), region)?.obs

function problemOf(env: Env) {
  try {
    read(env)
    return null
  } catch (error) {
    if (error instanceof WrongSetting) return error.problem
    throw error
  }
}

describe('OBS', () => {
  it.each([
    ['has no address without a region', {}, null, null],
    ['is that of the region', {}, 'cn-north-4', 'https://obs.cn-north-4.myhuaweicloud.com'],
    ['is the one that is named', { OBS_ENDPOINT: 'https://obs.x.com/' }, 'cn-north-4', 'https://obs.x.com'],
    [
      'may have a path with path style',
      { OBS_ENDPOINT: 'https://gw.x.com/obs/', OBS_PATH_STYLE: '1' },
      null,
      'https://gw.x.com/obs',
    ],
    [
      'may be an IP address with path style',
      { OBS_ENDPOINT: 'http://127.0.0.1:9000', OBS_PATH_STYLE: '1' },
      null,
      'http://127.0.0.1:9000',
    ],
  ])('%s', (_, env, region, endpoint) => {
    expect(read(env, region)?.endpoint).toBe(endpoint)
  })

  it('takes the access key of DGC, and no token', () => {
    expect(read({})?.key).toBeNull()
    expect(read(KEY)?.key).toEqual({ ak: 'AK01', sk: 'SK-SENTINEL', securityToken: null })
    expect(read({ ...KEY, HUAWEICLOUD_SDK_SECURITY_TOKEN: 'ST' })?.key?.securityToken).toBe('ST')
  })

  it('has the log bucket of the project, or those that are named', () => {
    expect(read({})?.buckets).toEqual(['dlf-log-b384'])
    expect(read({ LOG_BUCKETS: ' dlf-log-{project} , team-logs,' })?.buckets).toEqual([
      'dlf-log-b384',
      'team-logs',
    ])
  })
})

describe('is refused by its name, without its value', () => {
  it.each([
    ['OBS_ENDPOINT', 'obs.x.com', 'must be a URL'],
    ['OBS_ENDPOINT', 'http://obs.x.com', 'must begin with https://'],
    ['OBS_ENDPOINT', 'https://u:p@obs.x.com', 'must be a base URL'],
    ['OBS_ENDPOINT', 'https://obs.x.com/logs', 'must be without a path'],
    ['OBS_ENDPOINT', 'http://127.0.0.1:9000', 'is an IP address'],
    ['OBS_ENDPOINT', 'http://[::1]:9000', 'is an IP address'],
    ['OBS_PATH_STYLE', 'yes', 'must be 1 or 0'],
    ['LOG_BUCKETS', 'Team_Logs', 'must be names of buckets'],
    ['LOG_BUCKETS', 'a.b@evil.com', 'must be names of buckets'],
    ['LOG_BUCKETS', ',', 'must be names of buckets'],
  ])('%s %s', (name, value, why) => {
    expect(problemOf({ [name]: value })).toEqual({ name, why: expect.stringContaining(why) })
  })
})
