import { expect, it } from 'vitest'
import { jobRun } from '../../testing/job-run'
import { testLedger } from '../../testing/ledger'
import { createParsedPast } from './parsed-past'
import { type PastNode, packNodes } from './past-nodes'

const NODES: PastNode[] = ['load', 'report'].map((key) => {
  return { key, type: 'Shell', status: 'success', startMs: 1, endMs: null, rows: 7 }
})
const PACKED = packNodes(NODES)

it.each<[string, unknown, readonly PastNode[]]>([
  ['as they were', PACKED, NODES],
  ['of another format', { ...PACKED, format: 1 }, []],
  ['with a status that is none', { ...PACKED, statuses: ['success', 'asleep'] }, []],
  ['with fewer times than nodes', { ...PACKED, startMs: [1] }, []],
  ['with a list missing', { ...PACKED, keys: null }, []],
])('the nodes of an earlier run are read when they are whole: %s', (_, data, nodes) => {
  const ledger = testLedger()
  const run = jobRun(0)
  ledger.recordNodeTimes({ workspace: 'dw', job: 'orders', id: run.id }, data, 1)
  const found = createParsedPast(ledger).findRuns({ workspace: 'dw', job: 'orders' }, [run])
  expect(found.flatMap((past) => past.nodes)).toEqual(nodes)
})
