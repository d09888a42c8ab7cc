import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invalidPart, type RunRef } from '../../contract/run-ref'
import { paths } from '../../contract/routes'
import { parsePasted, withView, type Pasted } from './parse-pasted'

const ORIGIN = 'http://127.0.0.1:8080'
const read = (text: string) => parsePasted(text, ORIGIN)

const NOTHING: Pasted = { job: '', id: '', workspace: '', kind: 'nothing', view: '' }
const run = (job: string, id: string, workspace = '', view = ''): Pasted => ({
  job,
  id,
  workspace,
  kind: 'nodeline',
  view,
})
const words = (job: string, id: string): Pasted => ({ job, id, workspace: '', kind: 'words', view: '' })

/** Built like the addresses that the console's log page shows. */
const CONSOLE =
  'https://cn-north-4-console.huaweicloud.com/dayu/dlf/?region=cn-north-4&locale=zh-cn&instanceId=0a1b2c3d-0000-4000-8000-000000000000&workspace=f8c3e0a94b5d4c1e9a7b6d5c4e3f2a1b#/page/log?jobId=4711&jobInstanceId=34765&nodeName=load_dws&logPathTimeRange=2019-03-04_11_53_00.000'

describe('what is pasted', () => {
  it.each<[string, string, Pasted]>([
    ['nothing', '', NOTHING],
    ['white space', ' \t\n　', NOTHING],

    ['an address of this page', `${ORIGIN}/jobs/job_batch/instances/34765`, run('job_batch', '34765')],
    ['an address of another host', 'https://nodeline.team.example/jobs/a/instances/1', run('a', '1')],
    ['an address in capitals', 'HTTPS://NODELINE.EXAMPLE/jobs/A/instances/1', run('A', '1')],
    ['an address below a prefix', 'https://team.example/tools/jobs/a/instances/1', run('a', '1')],
    [
      'an address with a view',
      `${ORIGIN}/jobs/a/instances/1?node=x&sort=-end&workspace=w1&q=%2F`,
      run('a', '1', 'w1', 'node=x&sort=-end&q=%2F'),
    ],
    ['an address with an empty workspace', `${ORIGIN}/jobs/a/instances/1?workspace=`, run('a', '1')],
    ['an address with a fragment', `${ORIGIN}/jobs/a/instances/1#finding-2`, run('a', '1')],
    ['an address with a slash behind it', `${ORIGIN}/jobs/a/instances/1/`, run('a', '1')],
    ['an address with spaces around it', `  ${ORIGIN}/jobs/a/instances/1\n`, run('a', '1')],
    ['an address broken by a mail', `${ORIGIN}/jobs/a/inst\r\nances/1`, run('a', '1')],
    ['a path', '/jobs/a/instances/1?workspace=w', run('a', '1', 'w')],
    ['the path of our API', '/api/jobs/a/instances/1', run('a', '1')],
    ['the address of our raw answer', `${ORIGIN}/api/jobs/a/instances/1/raw?workspace=w`, run('a', '1', 'w')],
    [
      'an address of DGC’s API',
      'https://dayu-dlf.cn-north-4.myhuaweicloud.com/v1/b384/jobs/job_batch/instances/34765',
      run('job_batch', '34765'),
    ],
    ['Chinese, encoded', `${ORIGIN}/jobs/%E8%AE%A2%E5%8D%95/instances/1`, run('订单', '1')],
    [
      'Chinese, as the bar of the browser shows it',
      `${ORIGIN}/jobs/订单 夜间/instances/1`,
      run('订单 夜间', '1'),
    ],
    ['a percent sign, decoded once', `${ORIGIN}/jobs/50%2525/instances/1`, run('50%25', '1')],
    ['a slash within the name, which is refused later', `${ORIGIN}/jobs/a%2Fb/instances/1`, run('a/b', '1')],
    ['an id past 2^53', `${ORIGIN}/jobs/a/instances/9007199254740993`, run('a', '9007199254740993')],
    ['an id that is none, which is refused later', `${ORIGIN}/jobs/a/instances/abc`, run('a', 'abc')],

    ['malformed percent signs in the job', `${ORIGIN}/jobs/%E8%/instances/1`, NOTHING],
    ['malformed percent signs in the id', `${ORIGIN}/jobs/a/instances/%zz`, NOTHING],
    ['half of a letter', `${ORIGIN}/jobs/%E8/instances/1`, NOTHING],
    ['an address of ours without a run', `${ORIGIN}/?q=a`, NOTHING],
    ['an address without its id', `${ORIGIN}/jobs/a/instances/`, NOTHING],
    ['an address that climbs', `${ORIGIN}/jobs/../instances/1`, NOTHING],
    ['another page of the web', 'https://example.com/', NOTHING],
    ['no address at all', 'http://', NOTHING],
    ['a host that cannot be', 'http://[::/jobs/a/instances/1', NOTHING],
    ['a port that cannot be', 'http://a:99999/jobs/a/instances/1', NOTHING],

    [
      'a console address',
      CONSOLE,
      { job: '', id: '34765', workspace: 'f8c3e0a94b5d4c1e9a7b6d5c4e3f2a1b', kind: 'console', view: '' },
    ],
    [
      'a console address that names the job',
      'https://c.example/dayu/dlf/#/page/log?jobInstanceId=5&jobName=%E8%AE%A2%E5%8D%95&workspace=w',
      { job: '订单', id: '5', workspace: 'w', kind: 'console', view: '' },
    ],
    [
      'a console address of another page',
      'https://c.example/dayu/dlf/?instanceId=0a1b#/page/monitor?jobId=4711',
      NOTHING,
    ],
    [
      'a console address whose only id is the service’s',
      'https://c.example/dayu/dlf/?instanceId=34765',
      NOTHING,
    ],

    ['job and id', 'job_batch 34765', words('job_batch', '34765')],
    ['job and id from two cells', 'job_batch\t34765', words('job_batch', '34765')],
    ['job and id on two lines', 'job_batch\r\n34765', words('job_batch', '34765')],
    ['job/id', 'job_batch/34765', words('job_batch', '34765')],
    ['job / id', 'job_batch / 34765', words('job_batch', '34765')],
    ['a job of several words', 'my job (v2) 34765', words('my job (v2)', '34765')],
    ['a job that ends with a number', 'load 2 34765', words('load 2', '34765')],
    ['a Chinese job and a wide space', '订单　34765', words('订单', '34765')],
    ['a number alone', '34765', words('', '34765')],
    ['a number of twenty digits', '12345678901234567890', words('12345678901234567890', '')],
    ['a job alone', 'job_batch', words('job_batch', '')],
    ['a job with a percent sign', '50%', words('50%', '')],

    ['javascript:', 'javascript:alert(1)', words('javascript:alert(1)', '')],
    [
      'javascript: that looks like a path',
      'javascript://x/jobs/a/instances/1',
      words('javascript://x/jobs/a/instances', '1'),
    ],
    ['data:', 'data:text/html,<script>1</script>', words('data:text/html,<script>1</script>', '')],
    ['file:', 'file:///etc/passwd', words('file:///etc/passwd', '')],
    ['markup', '<img src=x onerror=alert(1)>', words('<img src=x onerror=alert(1)>', '')],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each([
    'javascript:alert(1) 5',
    'data:text/html,x 5',
    '//evil.example/jobs/a/instances/1',
    `${ORIGIN}/jobs/a%2Fb/instances/1`,
  ])('leads to no other place than a run of ours: %s', (text) => {
    const { job, id, workspace } = read(text)
    const address = new URL(paths.run({ job, id, workspace }), ORIGIN)
    expect(address.origin).toBe(ORIGIN)
    expect(address.pathname).toMatch(/^\/jobs\/[^/]+\/instances\/\d+$/)
  })

  it.each([
    ['of one letter', (length: number) => 'a'.repeat(length)],
    ['of digits', (length: number) => '7'.repeat(length)],
    ['of spaces', (length: number) => `a${' '.repeat(length - 2)}x`],
    ['of slashes', (length: number) => `a${'/'.repeat(length - 2)}x`],
    ['of line ends', (length: number) => `a${'\n'.repeat(length - 2)}x`],
    ['of percent signs', (length: number) => `/${'%'.repeat(length - 1)}`],
    ['of a whole log', (length: number) => '[INFO] 34765 订单\n'.repeat(length).slice(0, length - 1) + 'x'],
  ])('%s, they are understood up to 4,000 characters', (_, make) => {
    expect(make(4_000)).toHaveLength(4_000)
    expect(read(make(4_000))).toEqual({
      job: expect.any(String),
      id: expect.stringMatching(/^\d{0,19}$/),
      workspace: '',
      view: '',
      kind: expect.any(String),
    })
    // Word by word these would take minutes.
    for (const length of [4_001, 100_000]) expect(read(make(length))).toEqual(NOTHING)
  })

  it('a long address is one up to 4,000 characters, whatever stands around it', () => {
    const base = `${ORIGIN}/jobs/a/instances/1?q=`
    const longest = base + 'x'.repeat(4_000 - base.length)
    expect(read(` ${longest}\n`).view).toBe(`q=${'x'.repeat(4_000 - base.length)}`)
    expect(read(`${longest}x`)).toEqual(NOTHING)
  })
})

describe('anything pasted', () => {
  const anyPiece = fc.constantFrom(
    'http://',
    'https://',
    '/',
    '//',
    'jobs',
    'instances',
    '34765',
    '%',
    '%E8',
    '%2F',
    '#',
    '?',
    '&',
    '=',
    'jobInstanceId=',
    'workspace=',
    'javascript:',
    ' ',
    '\t',
    '\n',
    '[',
    '\ud800',
    '\u202e',
    '订单',
    '..',
    '@',
    ':',
  )
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(anyPiece, { maxLength: 20 }).map((pieces) => pieces.join('')),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
  )

  it('is read without failing, as texts', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { kind, ...parts } = read(text)
        expect(Object.keys(parts).toSorted()).toEqual(['id', 'job', 'view', 'workspace'])
        expect(Object.values(parts).every((part) => typeof part === 'string')).toBe(true)
        if (kind === 'nothing') expect(Object.values(parts)).toEqual(['', '', '', ''])
      }),
      { numRuns: 500 },
    )
  })

  it('that is the address of a run gives that run back', () => {
    const anyRef: fc.Arbitrary<RunRef> = fc
      .record({
        job: fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
        id: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String),
        workspace: fc.string({ unit: fc.constantFrom('a', 'Z', '0', '-', '_'), maxLength: 20 }),
      })
      .filter((ref) => invalidPart(ref) === null)
    fc.assert(
      fc.property(anyRef, fc.constantFrom('', ORIGIN, 'https://team.example:8443'), (ref, origin) => {
        expect(read(`${origin}${paths.run(ref)}`)).toEqual({ ...ref, kind: 'nodeline', view: '' })
        expect(read(`${origin}${paths.apiRawRun(ref)}`)).toEqual({ ...ref, kind: 'nodeline', view: '' })
      }),
    )
  })
})

describe('the view of a pasted address', () => {
  it.each([
    ['none', `${ORIGIN}/jobs/a/instances/1`, '/jobs/a/instances/1'],
    ['none, with a workspace', `${ORIGIN}/jobs/a/instances/1?workspace=w`, '/jobs/a/instances/1?workspace=w'],
    [
      'a view',
      `${ORIGIN}/jobs/a/instances/1?node=x&node=y&q=50%25`,
      '/jobs/a/instances/1?node=x&node=y&q=50%25',
    ],
    [
      'a view around a workspace',
      `${ORIGIN}/jobs/a/instances/1?q=1&workspace=w&sort=end`,
      '/jobs/a/instances/1?workspace=w&q=1&sort=end',
    ],
    [
      'a hostile one, which stays a query',
      `${ORIGIN}/jobs/a/instances/1?q=%26workspace%3Dother%23x`,
      '/jobs/a/instances/1?q=%26workspace%3Dother%23x',
    ],
  ])('%s', (_, text, expected) => {
    const found = read(text)
    expect(withView(paths.run(found), found.view)).toBe(expected)
  })
})
