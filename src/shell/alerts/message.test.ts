import { describe, expect, it } from 'vitest'
import { type Run, type RunNode } from '../../contract/run'
import { makeInstance } from '../../testing/runs'
import { type Lang } from '../../contract/lang'
import { diffRuns } from './events'
import { alerts as en } from '../../i18n/en/alerts'
import { alerts as zh } from '../../i18n/zh-CN/alerts'
import { formatMessage } from './message'

const WORDS = { en, 'zh-CN': zh }
const before = makeInstance({ status: 'running', startMs: 1_000 })

/** The message for a run that changed so since the last poll. */
function messageLines(
  given: Partial<Omit<Run, 'nodes'>>,
  nodes: Partial<RunNode>[] = [],
  lang: Lang = 'en',
  causes: ReadonlyMap<string, string> = new Map(),
) {
  const after = makeInstance(
    { status: 'running', startMs: 1_000, ...given },
    nodes.map((node, index) => ({ key: `n${index}`, status: 'fail', ...node })),
  )
  const { title, body } = formatMessage(diffRuns(before, after), after, { lang, words: WORDS[lang], causes })
  return [title, ...body.split('\n')]
}

describe('a message', () => {
  it('of one node names it, then the run', () => {
    expect(messageLines({}, [{ name: 'load_dws' }])).toEqual(['Failed: load_dws', 'job_batch 34765'])
    expect(messageLines({}, [{ name: 'load_dws' }], 'zh-CN')).toEqual([
      '运行失败：load_dws',
      'job_batch 34765',
    ])
  })

  it('says why, where the log does', () => {
    const causes = new Map([['n1', 'disk\u0000full']])
    const nodes = [{ name: 'a' }, { name: 'b' }]
    expect(messageLines({}, nodes, 'en', causes)).toEqual([
      '2 nodes failed',
      'a, b',
      'disk⟨0000⟩full',
      'job_batch 34765',
    ])
    expect(
      messageLines({ status: 'fail' }, nodes.slice(1), 'en', new Map([['n0', 'x'.repeat(200)]])),
    ).toEqual(['Failed: job_batch', 'Instance 34765', 'Failed node: b', `${'x'.repeat(159)}…`])
  })

  it('of many names a few', () => {
    const nodes = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ name }))
    expect(messageLines({}, nodes)).toEqual(['5 nodes failed', 'a, b, c, +2', 'job_batch 34765'])
    expect(messageLines({}, nodes, 'zh-CN')).toEqual([
      '5 个节点失败',
      'a，b，c，另有 2 个',
      'job_batch 34765',
    ])
  })

  it('of the end gives its word and how long it ran', () => {
    expect(messageLines({ status: 'success', endMs: 3_661_000 })).toEqual([
      'Success: job_batch',
      'Instance 34765, ran 1h 01m 00s',
    ])
    expect(messageLines({ status: 'forceSuccess', endMs: 3_661_000 }, [], 'zh-CN')).toEqual([
      '强制成功：job_batch',
      '实例 34765，运行 1时01分00秒',
    ])
  })

  it('of an end whose time was not given invents none', () => {
    expect(messageLines({ status: 'fail' })).toEqual(['Failed: job_batch', 'Instance 34765'])
  })

  it('of an end and a failed node is one', () => {
    expect(messageLines({ status: 'fail', endMs: 6_000 }, [{ name: 'a' }])).toEqual([
      'Failed: job_batch',
      'Instance 34765, ran 5s',
      'Failed node: a',
    ])
  })

  it('of a halted run says so', () => {
    expect(messageLines({ status: 'running-exception' })).toEqual(['Exception: job_batch', 'Instance 34765'])
  })

  it('shows what is hidden in a name, and cuts what is too long', () => {
    const [title = ''] = messageLines({}, [{ name: `\u202Egpj.${'x'.repeat(4_000)}\nend` }])
    expect(title).toMatch(/^Failed: ⟨202E⟩gpj\.x+…x*⟨000A⟩end$/u)
    expect(title.length).toBeLessThan(100)
  })
})

it('has the tag of the same message in another tab, and of none other', () => {
  const tagOf = (given: Partial<Omit<Run, 'nodes'>>, key: string) => {
    const after = makeInstance({ status: 'running', startMs: 1_000, ...given }, [{ key, status: 'fail' }])
    return formatMessage(diffRuns(before, after), after, { lang: 'en', words: en, causes: new Map() }).tag
  }
  expect(tagOf({}, 'a')).toBe(tagOf({}, 'a'))
  const tags = [tagOf({}, 'a'), tagOf({}, 'b'), tagOf({ id: '9' }, 'a'), tagOf({ status: 'fail' }, 'a')]
  expect(new Set(tags).size).toBe(4)
})
