import { describe, expect, it } from 'vitest'
import { BAD_RESPONSES, CONNECTION_FAILURES, ERROR_CODES } from '../contract/errors'
import { errorTexts as enTexts, type ErrorFacts } from './en/error-texts'
import { errors as en, type ErrorPageCode } from './en/errors'
import { errorTexts as zhTexts } from './zh-CN/error-texts'
import { errors as zh } from './zh-CN/errors'

const OWN = ['server_unreachable', 'server_answer', 'no_page', 'crashed'] as const
const CODES: readonly ErrorPageCode[] = [...ERROR_CODES, ...OWN]

const FACTS: readonly ErrorFacts[] = [null, '工'].flatMap((workspace) =>
  [null, ...BAD_RESPONSES, ...CONNECTION_FAILURES].map((reason) => ({
    job: '作',
    id: '34765',
    workspace,
    reason,
  })),
)

it('every code of the contract and of the page has words in both languages', () => {
  for (const words of [en.titles, zh.titles, enTexts, zhTexts]) expect(Object.keys(words)).toEqual(CODES)
})

describe.each([
  ['English', en, enTexts, /[^.]\.$/],
  ['Chinese', zh, zhTexts, /[^。]。$/],
] as const)('in %s', (_, { titles }, texts, end) => {
  it.each(CODES)('%s: a sentence that is whole, whatever is known', (code) => {
    for (const facts of FACTS) {
      const text = texts[code](facts)
      expect(text).toMatch(end)
      expect(text).not.toMatch(/undefined|NaN|null|\[object|  |\.\.|。。|_not_/)
      expect(text).toBe(text.trim())
    }
  })

  it.each(CODES)('%s: a title without a full stop', (code) => {
    expect(titles[code]).toMatch(/[^.。]$/)
  })

  it('no two codes have the same title', () => {
    expect(new Set(CODES.map((code) => titles[code])).size).toBe(CODES.length)
  })

  it.each(['instance_not_found', 'job_not_found'] as const)('%s names what was asked for', (code) => {
    const text = texts[code]({ job: '作', id: '34765', workspace: '工', reason: null })
    expect(text).toContain('作')
    expect(text).toContain('工')
  })

  it.each(['instance_not_found', 'job_not_found', 'workspace_not_found'] as const)(
    '%s tells whether a workspace was named',
    (code) => {
      const both = [null, '工'].map((workspace) =>
        texts[code]({ job: '作', id: '1', workspace, reason: null }),
      )
      expect(new Set(both).size).toBe(2)
    },
  )

  it('each failure to connect has words of its own, and the one of a private CA what to set and where', () => {
    const all = [null, ...CONNECTION_FAILURES].map((reason) =>
      texts.upstream_unreachable({ job: '', id: '', workspace: null, reason }),
    )
    expect(new Set(all).size).toBe(CONNECTION_FAILURES.length + 1)
    expect(all[1 + CONNECTION_FAILURES.indexOf('certificate_untrusted')]).toMatch(
      /NODE_EXTRA_CA_CERTS.*\.env/,
    )
  })

  it('an address that is not valid says which part is wrong, or else what each part may be', () => {
    const all = ([null, 'job', 'id', 'workspace'] as const).map((wrong) =>
      texts.bad_address({ job: '', id: '', workspace: null, reason: null, wrong }),
    )
    expect(new Set(all).size).toBe(4)
    for (const text of all) expect(text).toMatch(end)
  })

  it('each unreadable answer has words of its own', () => {
    const all = [null, ...BAD_RESPONSES].map((reason) =>
      texts.upstream_bad_answer({ job: '', id: '', workspace: null, reason }),
    )
    expect(new Set(all).size).toBe(BAD_RESPONSES.length + 1)
  })
})

describe('the Chinese words', () => {
  it.each(CODES)('of %s are Chinese, and hold no English sentence', (code) => {
    const title = zh.titles[code]
    const text = zhTexts[code]
    expect(title).toMatch(/\p{Script=Han}/u)
    for (const facts of FACTS) {
      expect(`${title}${text(facts)}`).not.toMatch(/[A-Za-z]{2,} [A-Za-z]{2,}/)
      expect(text(facts).replaceAll(/[作工]/g, '')).toMatch(/\p{Script=Han}/u)
    }
  })
})
