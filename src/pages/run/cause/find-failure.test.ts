import { expect, it } from 'vitest'
import { type NodeCause } from '../../../contract/log'
import { named } from '../../../testing/insight'
import { makeInstance } from '../../../testing/runs'
import { findFailure } from './find-failure'

const failed = (endMs: number) => ({ status: 'fail', endMs, logPath: 'obs://a/b' }) as const
const { nodes } = makeInstance(
  { status: 'fail' },
  named({ silent: { ...failed(0), logPath: null }, ignored: failed(1), root: failed(2), later: failed(3) }),
)
const SAYS: NodeCause = {
  node: '',
  cause: { line: 1, byte: 0, text: 'x', timeMs: null, family: 'shell', sure: 'cause' },
  verdicts: [],
  why: null,
}
const INSIGHT = { roots: new Set(['root']), ignored: new Set(['ignored']) }

it.each<[string, string[], typeof INSIGHT | null, string]>([
  ['the first one to end that has a log, while nothing is known of them', [], null, 'ignored'],
  ['one whose log says why', ['later'], null, 'later'],
  ['a root, whichever log says why', ['ignored', 'later'], INSIGHT, 'root'],
  [
    'none that the run went on after, where others are no roots either',
    [],
    { ...INSIGHT, roots: new Set() },
    'root',
  ],
])('the failure that is shown is %s', (_, causes, insight, expected) => {
  const known = new Map(causes.map((key) => [key, { ...SAYS, node: key }]))
  expect(findFailure(nodes, known, insight)?.key).toBe(expected)
})

it('a failure without a log is shown as well', () => {
  const run = makeInstance(
    { status: 'fail' },
    named({ good: { status: 'success' }, silent: { status: 'fail' } }),
  )
  expect(findFailure(run.nodes, new Map(), null)?.key).toBe('silent')
})
