import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLogUrl } from './log-url'

const SCOPE = { region: 'cn-north-4', project: 'b384' }
const OBS = 'https://{bucket}.obs.{region}.myhuaweicloud.com/{key}'
const at = (path: string) => ({ path, job: 'a b/c', id: '34765', node: '中' })

describe('an address', () => {
  const HOST = 'https://abc.obs.cn-north-4.myhuaweicloud.com'

  it.each([
    ['a space', 'obs://abc/job/2019-03-04 11_53_00.000/a.job', `${HOST}/job/2019-03-04%2011_53_00.000/a.job`],
    ['a query and a fragment', 'obs://abc/what?acl#x', `${HOST}/what%3Facl%23x`],
    ['Chinese', 'obs://abc/中/节点.job', `${HOST}/%E4%B8%AD/%E8%8A%82%E7%82%B9.job`],
    ['a template in a key', 'obs://abc/{bucket}$&', `${HOST}/%7Bbucket%7D%24%26`],
    ['empty segments', 'obs://abc//x//', `${HOST}//x//`],
    ['another scheme', 'javascript:alert(1)', null],
    ['a script that names obs', 'javascript:alert(1)//obs://abc/x', null],
    ['userinfo', 'obs://abc@evil.com/x', null],
    ['a port', 'obs://abc:80/x', null],
    ['a bucket in upper case', 'obs://ABC/x', null],
    ['no key', 'obs://abc/', null],
    ['dots', 'obs://abc/../x', null],
    ['dots at the end', 'obs://abc/x/..', null],
    ['dots in percent, which stay percent', 'obs://abc/%2e%2e/x', `${HOST}/%252e%252e/x`],
    ['a line break', 'obs://abc/x\ny', null],
    ['half a character', 'obs://abc/\ud800', null],
  ])('%s', (_, path, url) => {
    expect(createLogUrl(OBS, SCOPE, at(path))).toBe(url)
  })

  it('fills every part, encoded', () => {
    const template = 'https://logs.example.com/{region}/{project}/{job}/{id}/{node}?b={bucket}#{key}'
    expect(createLogUrl(template, SCOPE, at('obs://abc/x y'))).toBe(
      'https://logs.example.com/cn-north-4/b384/a%20b%2Fc/34765/%E4%B8%AD?b=abc#x%20y',
    )
  })

  it('never leaves the domain of the template', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (path, node) => {
        const url =
          createLogUrl(OBS, SCOPE, { ...at(path), node }) ??
          createLogUrl(OBS, SCOPE, { ...at(`obs://abc/${path}`), node })
        if (url !== null)
          expect(new URL(url).hostname).toMatch(/^[a-z0-9.-]+\.obs\.cn-north-4\.myhuaweicloud\.com$/)
      }),
    )
  })
})
