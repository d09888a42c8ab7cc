import { expect, it } from 'vitest'
import { testLedger } from '../../testing/ledger'
import { readDefinition } from '../dgc-jobs/definition'
import { type ListedJob } from '../dgc-jobs/job-list'
import { findDefinition, findDefinitionOfVersion, findListedJobs, noteDefinition, noteJobs } from './remember'

const JOB: ListedJob = {
  name: 'orders',
  folder: '/retail',
  owner: 'li.lei',
  status: 'scheduling',
  rawStatus: 'SCHEDULING',
  startedMs: null,
  updatedMs: 5,
}
const DEFINITION = readDefinition(JSON.stringify({ name: 'orders', version: 3, nodes: [{ name: 'load' }] }))

it('gives back jobs, and definitions until the job changes', async () => {
  const ledger = testLedger()
  await noteJobs(ledger, 'dw', [JOB], 1)
  noteDefinition(ledger, 'dw', JOB, DEFINITION, 1)
  expect([...findListedJobs(ledger, 'dw')]).toEqual([[JOB]])
  expect(findDefinition(ledger, 'dw', JOB)).toEqual(DEFINITION)
  expect(findDefinition(ledger, 'dw', { ...JOB, updatedMs: 6 })).toBeNull()
  expect(findDefinitionOfVersion(ledger, 'dw', 'orders', 3)).toEqual(DEFINITION)
})

it.each([
  ['another format', { format: 1, job: JOB, updatedMs: 5, definition: DEFINITION }],
  [
    'another shape',
    {
      format: 2,
      job: { ...JOB, status: 'asleep' },
      updatedMs: 5,
      definition: { ...DEFINITION, nodes: [{}] },
    },
  ],
])('reads nothing from rows of %s', async (_, data) => {
  const ledger = testLedger()
  await ledger.recordJobs('dw', [{ name: 'orders', data }], 1)
  ledger.recordDefinition('dw', 'orders', { version: 3, data, seenAtMs: 1 })
  expect([...findListedJobs(ledger, 'dw')].flat()).toEqual([])
  expect(findDefinition(ledger, 'dw', JOB)).toBeNull()
  expect(findDefinitionOfVersion(ledger, 'dw', 'orders', 3)).toBeNull()
})
