import { describe, expect, it } from 'vitest'
import { BAD_RESPONSES, CONNECTION_FAILURES, ERROR_CODES } from '../contract/errors'
import { errors as en, type ErrorFacts, type ErrorPageCode } from './en/errors'
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
  expect(Object.keys(en.words)).toEqual(CODES)
  expect(Object.keys(zh.words)).toEqual(CODES)
})

describe.each([
  ['English', en, /[^.]\.$/],
  ['Chinese', zh, /[^。]。$/],
] as const)('in %s', (_, { words }, end) => {
  it.each(CODES)('%s: a sentence that is whole, whatever is known', (code) => {
    for (const facts of FACTS) {
      const text = words[code].text(facts)
      expect(text).toMatch(end)
      expect(text).not.toMatch(/undefined|NaN|null|\[object|  |\.\.|。。|_not_/)
      expect(text).toBe(text.trim())
    }
  })

  it.each(CODES)('%s: a title without a full stop', (code) => {
    expect(words[code].title).toMatch(/[^.。]$/)
  })

  it('no two codes have the same title', () => {
    expect(new Set(CODES.map((code) => words[code].title)).size).toBe(CODES.length)
  })

  it.each(['instance_not_found', 'job_not_found'] as const)('%s names what was asked for', (code) => {
    const text = words[code].text({ job: '作', id: '34765', workspace: '工', reason: null })
    expect(text).toContain('作')
    expect(text).toContain('工')
  })

  it.each(['instance_not_found', 'job_not_found', 'workspace_not_found'] as const)(
    '%s tells whether a workspace was named',
    (code) => {
      const texts = [null, '工'].map((workspace) =>
        words[code].text({ job: '作', id: '1', workspace, reason: null }),
      )
      expect(new Set(texts).size).toBe(2)
    },
  )

  it('each failure to connect has words of its own, and the one of a private CA what to set and where', () => {
    const texts = [null, ...CONNECTION_FAILURES].map((reason) =>
      words.upstream_unreachable.text({ job: '', id: '', workspace: null, reason }),
    )
    expect(new Set(texts).size).toBe(CONNECTION_FAILURES.length + 1)
    expect(texts[1 + CONNECTION_FAILURES.indexOf('certificate_untrusted')]).toMatch(
      /NODE_EXTRA_CA_CERTS.*\.env/,
    )
  })

  it('each unreadable answer has words of its own', () => {
    const texts = [null, ...BAD_RESPONSES].map((reason) =>
      words.upstream_bad_answer.text({ job: '', id: '', workspace: null, reason }),
    )
    expect(new Set(texts).size).toBe(BAD_RESPONSES.length + 1)
  })
})

describe('the Chinese words', () => {
  it.each(CODES)('of %s are Chinese, and hold no English sentence', (code) => {
    const { title, text } = zh.words[code]
    expect(title).toMatch(/\p{Script=Han}/u)
    for (const facts of FACTS) {
      expect(`${title}${text(facts)}`).not.toMatch(/[A-Za-z]{2,} [A-Za-z]{2,}/)
      expect(text(facts).replaceAll(/[作工]/g, '')).toMatch(/\p{Script=Han}/u)
    }
  })
})
