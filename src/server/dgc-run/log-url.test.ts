import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLogUrl } from './log-url'

const SCOPE = { region: 'cn-north-4', project: 'b384' }
const OBS = 'https://{bucket}.obs.{region}.myhuaweicloud.com/{key}'
const at = (path: string) => ({ path, job: 'a b/c', id: '34765', node: '中' })

describe('an address', () => {
  it.each([
    {
      case: 'a space',
      path: 'obs://dlf-log-b384/job/2019-03-04 11_53_00.000/a.job',
      url: 'https://dlf-log-b384.obs.cn-north-4.myhuaweicloud.com/job/2019-03-04%2011_53_00.000/a.job',
    },
    {
      case: 'a query and a fragment',
      path: 'obs://abc/what?acl#x',
      url: 'https://abc.obs.cn-north-4.myhuaweicloud.com/what%3Facl%23x',
    },
    {
      case: 'Chinese',
      path: 'obs://abc/中/节点.job',
      url: 'https://abc.obs.cn-north-4.myhuaweicloud.com/%E4%B8%AD/%E8%8A%82%E7%82%B9.job',
    },
    {
      case: 'a template in a key',
      path: 'obs://abc/{bucket}$&',
      url: 'https://abc.obs.cn-north-4.myhuaweicloud.com/%7Bbucket%7D%24%26',
    },
    {
      case: 'empty segments',
      path: 'obs://abc//x//',
      url: 'https://abc.obs.cn-north-4.myhuaweicloud.com//x//',
    },
    { case: 'another scheme', path: 'javascript:alert(1)', url: null },
    { case: 'a script that names obs', path: 'javascript:alert(1)//obs://abc/x', url: null },
    { case: 'userinfo', path: 'obs://abc@evil.com/x', url: null },
    { case: 'a port', path: 'obs://abc:80/x', url: null },
    { case: 'a bucket in upper case', path: 'obs://ABC/x', url: null },
    { case: 'no key', path: 'obs://abc/', url: null },
    { case: 'dots', path: 'obs://abc/../x', url: null },
    { case: 'dots at the end', path: 'obs://abc/x/..', url: null },
    {
      case: 'dots in percent, which stay percent',
      path: 'obs://abc/%2e%2e/x',
      url: 'https://abc.obs.cn-north-4.myhuaweicloud.com/%252e%252e/x',
    },
    { case: 'a line break', path: 'obs://abc/x\ny', url: null },
    { case: 'half a character', path: 'obs://abc/\ud800', url: null },
  ])('$case', ({ path, url }) => {
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
