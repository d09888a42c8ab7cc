import { type Finding } from '../contract/findings'
import { type Run } from '../contract/run'
import { type RunRef } from '../contract/run-ref'
import { toRun } from '../server/dgc-run/to-run'
import { parseResponse } from '../server/dgc-run/wire'

export const REF: RunRef = { job: 'job_batch', id: '34765', workspace: '' }

/** A response of DGC as a run, without addresses of logs. */
export const readRun = (body: string, ref = REF): Run =>
  toRun(ref, parseResponse(body), { logUrl: () => null })

export const findAll = (body: string, ref = REF): Finding[] => readRun(body, ref).findings

/** A run without anything to find, from 1,000 s to 2,000 s after a round moment. */
export const AT = 1_551_671_000_000
export const RUN = { status: 'success', startTime: AT + 1_000_000, endTime: AT + 2_000_000 }
export const NODE = {
  nodeName: 'a',
  status: 'success',
  startTime: AT + 1_100_000,
  endTime: AT + 1_900_000,
  type: 'DWSSQL',
}

/** The findings of that run with these fields and nodes. */
export const find = (run: object, ...nodes: object[]): Finding[] =>
  findAll(JSON.stringify({ ...RUN, ...run, nodes: nodes.length > 0 ? nodes : [NODE] }))
