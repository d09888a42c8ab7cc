import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { invalidPart, type RunRef } from '../../contract/run-ref'
import { addParams, paths } from '../../contract/routes'
import { parsePasted, type Pasted } from './parse-pasted'

const ORIGIN = 'http://127.0.0.1:8080'
const RUN = `${ORIGIN}/jobs/a/instances/1`
const read = (text: string) => parsePasted(text, ORIGIN)

const parsed = (kind: Pasted['kind'], job = '', id = '', workspace = '', view = ''): Pasted => ({
  job,
  id,
  workspace,
  kind,
  view,
})
const NOTHING = parsed('nothing')

/** Built like the addresses that the console's log page shows. */
const CONSOLE =
  'https://cn-north-4-console.huaweicloud.com/dayu/dlf/?region=cn-north-4&locale=zh-cn&instanceId=0a1b2c3d-0000-4000-8000-000000000000&workspace=f8c3e0a94b5d4c1e9a7b6d5c4e3f2a1b#/page/log?jobId=4711&jobInstanceId=34765&nodeName=load_dws&logPathTimeRange=2019-03-04_11_53_00.000'

describe('a pasted address of a run', () => {
  it.each<[string, string, string[]]>([
    ['of this page', `${ORIGIN}/jobs/job_batch/instances/34765`, ['job_batch', '34765']],
    ['of another host', 'https://nodeline.team.example/jobs/a/instances/1', ['a', '1']],
    ['in capitals', 'HTTPS://NODELINE.EXAMPLE/jobs/A/instances/1', ['A', '1']],
    ['below a prefix', 'https://team.example/tools/jobs/a/instances/1', ['a', '1']],
    ['with a view', `${RUN}?node=x&sort=-end&workspace=w1&q=%2F`, ['a', '1', 'w1', 'node=x&sort=-end&q=%2F']],
    ['with an empty workspace', `${RUN}?workspace=`, ['a', '1']],
    ['with a fragment', `${RUN}#finding-2`, ['a', '1']],
    ['with a slash at its end', `${RUN}/`, ['a', '1']],
    ['with spaces around it', `  ${RUN}\n`, ['a', '1']],
    ['broken by a mail', `${ORIGIN}/jobs/a/inst\r\nances/1`, ['a', '1']],
    ['as a path', '/jobs/a/instances/1?workspace=w', ['a', '1', 'w']],
    ['of the API', '/api/jobs/a/instances/1', ['a', '1']],
    ['of the raw answer', `${ORIGIN}/api/jobs/a/instances/1/raw?workspace=w`, ['a', '1', 'w']],
    [
      'of the API of DGC',
      'https://dayu-dlf.cn-north-4.myhuaweicloud.com/v1/b384/jobs/a/instances/1',
      ['a', '1'],
    ],
    ['with encoded Chinese', `${ORIGIN}/jobs/%E8%AE%A2%E5%8D%95/instances/1`, ['订单', '1']],
    ['with Chinese and spaces', `${ORIGIN}/jobs/订单 夜间/instances/1`, ['订单 夜间', '1']],
    ['with a percent sign, decoded once', `${ORIGIN}/jobs/50%2525/instances/1`, ['50%25', '1']],
    ['with a slash in its name', `${ORIGIN}/jobs/a%2Fb/instances/1`, ['a/b', '1']],
    ['with an id above 2^53', `${ORIGIN}/jobs/a/instances/9007199254740993`, ['a', '9007199254740993']],
    ['with an invalid id', `${ORIGIN}/jobs/a/instances/abc`, ['a', 'abc']],
  ])('%s names it', (_, text, expected) => {
    expect(read(text)).toEqual(parsed('nodeline', ...expected))
  })

  it.each([
    '',
    ' \t\n　',
    `${ORIGIN}/jobs/%E8%/instances/1`,
    `${ORIGIN}/jobs/a/instances/%zz`,
    `${ORIGIN}/jobs/%E8/instances/1`,
    `${ORIGIN}/?q=a`,
    `${ORIGIN}/jobs/a/instances/`,
    `${ORIGIN}/jobs/../instances/1`,
    'https://example.com/',
    'http://',
    'http://[::/jobs/a/instances/1',
    'http://a:99999/jobs/a/instances/1',
    'https://c.example/dayu/dlf/?instanceId=0a1b#/page/monitor?jobId=4711',
    'https://c.example/dayu/dlf/?instanceId=34765',
  ])('is not found in %j', (text) => {
    expect(read(text)).toEqual(NOTHING)
  })

  it('of the console has an id, and a job when it names one', () => {
    const named =
      'https://c.example/dayu/dlf/#/page/log?jobInstanceId=5&jobName=%E8%AE%A2%E5%8D%95&workspace=w'
    expect(read(CONSOLE)).toEqual(parsed('console', '', '34765', 'f8c3e0a94b5d4c1e9a7b6d5c4e3f2a1b'))
    expect(read(named)).toEqual(parsed('console', '订单', '5', 'w'))
  })

  it('keeps its view as a query', () => {
    const link = (search: string) => {
      const found = read(RUN + search)
      return addParams(paths.run(found), new URLSearchParams(found.view))
    }
    expect(['', '?workspace=w', '?node=x&node=y&q=50%25', '?q=1&workspace=w&sort=end'].map(link)).toEqual([
      '/jobs/a/instances/1',
      '/jobs/a/instances/1?workspace=w',
      '/jobs/a/instances/1?node=x&node=y&q=50%25',
      '/jobs/a/instances/1?workspace=w&q=1&sort=end',
    ])
    expect(link('?q=%26workspace%3Dother%23x')).toBe('/jobs/a/instances/1?q=%26workspace%3Dother%23x')
  })
})

describe('pasted words', () => {
  it.each<[string, string, string]>([
    ['job_batch 34765', 'job_batch', '34765'],
    ['job_batch\t34765', 'job_batch', '34765'],
    ['job_batch\r\n34765', 'job_batch', '34765'],
    ['job_batch/34765', 'job_batch', '34765'],
    ['job_batch / 34765', 'job_batch', '34765'],
    ['my job (v2) 34765', 'my job (v2)', '34765'],
    ['load 2 34765', 'load 2', '34765'],
    ['订单　34765', '订单', '34765'],
    ['34765', '', '34765'],
    ['12345678901234567890', '12345678901234567890', ''],
    ['job_batch', 'job_batch', ''],
    ['50%', '50%', ''],
    ['javascript:alert(1)', 'javascript:alert(1)', ''],
    ['javascript://x/jobs/a/instances/1', 'javascript://x/jobs/a/instances', '1'],
    ['data:text/html,<script>1</script>', 'data:text/html,<script>1</script>', ''],
    ['file:///etc/passwd', 'file:///etc/passwd', ''],
    ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>', ''],
  ])('%j are the job %j and the id %j', (text, job, id) => {
    expect(read(text)).toEqual(parsed('words', job, id))
  })
})

describe('hostile text', () => {
  it.each([
    'javascript:alert(1) 5',
    'data:text/html,x 5',
    '//evil.example/jobs/a/instances/1',
    `${ORIGIN}/jobs/a%2Fb/instances/1`,
  ])('leads only to a run of this server: %s', (text) => {
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
    ['of a log', (length: number) => '[INFO] 34765 订单\n'.repeat(length).slice(0, length - 1) + 'x'],
  ])('%s is read up to 4,000 characters', (_, make) => {
    expect(read(make(4_000))).toMatchObject({
      id: expect.stringMatching(/^\d{0,19}$/),
      workspace: '',
      view: '',
    })
    // Longer ones would take minutes.
    for (const length of [4_001, 100_000]) expect(read(make(length))).toEqual(NOTHING)
  })

  it('an address is read up to 4,000 characters, without the spaces around it', () => {
    const query = `q=${'x'.repeat(4_000 - RUN.length - 3)}`
    expect(read(` ${RUN}?${query}\n`).view).toBe(query)
    expect(read(`${RUN}?${query}x`)).toEqual(NOTHING)
  })
})

describe('an address with the text around it', () => {
  const ADDRESS = `${ORIGIN}/jobs/a/instances/34765`
  it.each([...'。 ， ） . > 。谢谢 看一下 )。 " ” 、 ! … .) %E3%80%82 ; |'.split(' '), '\u200b', "'"])(
    'is cut where no id goes on: %s',
    (tail) => expect(read(`${ADDRESS}${tail}`)).toEqual(parsed('nodeline', 'a', '34765')),
  )
  it.each(['。', '，', '）', '.', '>', '。谢谢'])('is cut where no workspace goes on: %s', (tail) => {
    expect(read(`${ADDRESS}?workspace=w_1${tail}`)).toEqual(parsed('nodeline', 'a', '34765', 'w_1'))
    expect(read(`/jobs/a/instances/34765${tail}`)).toEqual(parsed('nodeline', 'a', '34765'))
  })
  it('keeps the end of a view that is no punctuation, and loses the rest', () => {
    expect(read(`${ADDRESS}?q=load.`)).toEqual(parsed('nodeline', 'a', '34765', '', 'q=load.'))
    expect(read(`${ADDRESS}?q=load。`)).toEqual(parsed('nodeline', 'a', '34765', '', 'q=load'))
    expect(read(`${ADDRESS}?node=job+%28v2%29`)).toEqual(
      parsed('nodeline', 'a', '34765', '', 'node=job+%28v2%29'),
    )
  })
  it.each([
    ['<', '>'],
    ['（', '）。'],
    ['"', '"'],
    ['「', '」'],
    ['看这个：', '请看'],
    ['see ', ' and tell me'],
    ['**', '**'],
    ['[run](', ')'],
  ])('loses what stands around it: %s', (before, after) => {
    expect(read(`${before}${ADDRESS}${after}`)).toEqual(parsed('nodeline', 'a', '34765'))
  })
  it.each(['34765abc', '34765-2', '34765_x', '34765~'])('is refused later where the id goes on: %s', (id) => {
    expect(read(`${ORIGIN}/jobs/a/instances/${id}`)).toEqual(parsed('nodeline', 'a', id))
  })
  it('of the console is cut as well', () => {
    expect(read(`${CONSOLE.replace(/&nodeName.*/, '')}。`).id).toBe('34765')
  })
  it.each(['job_batch 34765。', 'job_batch/34765)', 'job_batch 34765.'])('may be job and id: %s', (text) => {
    expect(read(text)).toEqual(parsed('words', 'job_batch', '34765'))
  })
})

describe('any pasted text', () => {
  const PIECES =
    'http:// https:// / // jobs instances 34765 % %E8 %2F # ? & = jobInstanceId= workspace= javascript: [ 订单 .. @ :'
  const anyPiece = fc.constantFrom(...PIECES.split(' '), ' ', '\t', '\n', '\ud800', '\u202e')
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(anyPiece, { maxLength: 20 }).map((pieces) => pieces.join('')),
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
  )

  it('is read as texts, without an error', () => {
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

  it('that is the address of a run names that run', () => {
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
