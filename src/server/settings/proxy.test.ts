import { describe, expect, it } from 'vitest'
import { readProxy } from './proxy'
import { type Env, Variables, WrongSetting } from './variables'

const read = (env: Env) => readProxy(new Variables(env))

describe('the outgoing proxy', () => {
  it.each<[string, Env, ReturnType<typeof readProxy>]>([
    ['none', {}, null],
    ['none, but exceptions', { NO_PROXY: 'a.example' }, null],
    ['an empty one', { HTTPS_PROXY: ' ' }, null],
    ['for https', { HTTPS_PROXY: 'http://p:3128' }, { http: null, https: 'http://p:3128', bypass: '' }],
    ['for http', { HTTP_PROXY: 'https://p' }, { http: 'https://p', https: null, bypass: '' }],
    [
      'in lower case',
      { https_proxy: 'http://p:3128', no_proxy: 'a.example' },
      { http: null, https: 'http://p:3128', bypass: 'a.example' },
    ],
    [
      'in both spellings: the lower-case one',
      { https_proxy: 'http://p', HTTPS_PROXY: 'http://q', no_proxy: 'a', NO_PROXY: 'b' },
      { http: null, https: 'http://p', bypass: 'a' },
    ],
    ['without a scheme', { HTTPS_PROXY: 'p:3128' }, { http: null, https: 'http://p:3128', bypass: '' }],
    [
      'with a password',
      { HTTPS_PROXY: 'http://user:p%40ss@p:3128' },
      { http: null, https: 'http://user:p%40ss@p:3128', bypass: '' },
    ],
  ])('%s', (_, env, proxy) => {
    expect(read(env)).toEqual(proxy)
  })

  it.each<Env>([
    { HTTPS_PROXY: 'socks5://user:SENTINEL@p:1080' },
    { https_proxy: 'ftp://SENTINEL@p' },
    { HTTP_PROXY: 'http://user:SENTINEL%zz@p' },
    { HTTP_PROXY: 'http://SENTINEL host' },
  ])('%o stops the start, and nothing of it is shown', (env) => {
    const [name] = Object.keys(env)
    try {
      read(env)
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof WrongSetting)) throw error
      expect(error.problem.name).toBe(name)
      expect(JSON.stringify(error.problem) + String(error)).not.toContain('SENTINEL')
    }
  })
})
