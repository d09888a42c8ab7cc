import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { createAxis } from '../../../model/timeline/axis'
import { readRunInsight } from '../../../model/insight/read-run'
import { define, makeDefinition, makeInsight, named } from '../../../testing/insight'
import { makeInstance } from '../../../testing/runs'
import { LinkLines } from './LinkLines'

afterEach(cleanup)

it('a link leads to a node that waits, and none to one that was skipped', () => {
  const run = makeInstance(
    { status: 'running', startMs: 1 },
    named({
      a: { status: 'success', startMs: 1, endMs: 50 },
      b: { status: 'waiting' },
      c: { status: 'skip' },
    }),
  )
  const definition = makeDefinition(define('a'), define('b', 'a'), define('c', 'a'))
  const reading = readRunInsight(run, makeInsight({ definition }), 100)
  const axis = createAxis({ fromMs: 0, toMs: 200, gaps: [], gapShare: 0 })
  const rowOf = new Map([
    ['a', 0],
    ['b', 1],
    ['c', 2],
  ])
  const space = { rowOf, axis, width: 200, rowPx: 28, nowMs: 100 }
  const { container } = render(
    <svg>
      <LinkLines run={run} at={0} reading={reading} rows={new Map()} space={space} />
    </svg>,
  )
  const [link] = [...container.querySelectorAll('path')].map((path) => path.getAttribute('d') ?? '')
  expect(link?.match(/M/g)).toHaveLength(1)
  expect(link).toContain('V41.5')
})
