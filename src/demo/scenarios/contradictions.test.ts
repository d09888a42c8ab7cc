import { expect, it } from 'vitest'
import { findText, listExamples } from '../catalogue'
import { NOON_MS } from '../../testing/demo'

const CONTRADICTIONS = listExamples(NOON_MS).filter(
  ({ group, job }) => group === 'contradictions' && job !== 'job_batch',
)

function textOf(job: string): string {
  const found = CONTRADICTIONS.find((example) => example.job === job)
  return (found && findText(found, NOON_MS)) ?? ''
}

// That each shows what it is meant to is proved by the walk through all examples: e2e/examples.e2e.ts.

it('is JSON, and the same all day', () => {
  expect(CONTRADICTIONS.length).toBeGreaterThan(25)
  for (const { job, id, workspace } of CONTRADICTIONS) {
    const wire: unknown = JSON.parse(textOf(job))
    expect(wire).toBeTypeOf('object')
    expect(findText({ job, id, workspace }, NOON_MS + 3_600_000)).toBe(textOf(job))
  }
})

it('names_of_128_characters are that long', () => {
  const { nodes } = JSON.parse(textOf('names_of_128_characters')) as { nodes: { nodeName: string }[] }
  expect(nodes.map(({ nodeName }) => Array.from(nodeName).length)).toEqual([128, 128, 5])
})
