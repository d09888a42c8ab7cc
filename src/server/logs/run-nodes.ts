import { type RunNode } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { type CompressedBody } from '../runs/compressed-body'
import { readContract } from '../runs/read-contract'
import { type Runs } from '../runs/runs'

/** What reading a log needs of a node. */
export type LogNode = Pick<RunNode, 'key' | 'status' | 'startMs' | 'endMs' | 'logPath'>

/** The nodes of a run as its viewers see them, in DGC's order. Throws an UpstreamError. */
export type ReadNodes = (ref: RunRef, client: string) => Promise<readonly LogNode[]>

/** By the same cache, limits and allowance of the client as the run itself. */
export function createReadNodes(runs: Pick<Runs, 'read'>): ReadNodes {
  /** A page asks for many pieces of a log, and a run of 10,000 nodes takes some 50 ms to read. */
  const known = new WeakMap<CompressedBody, readonly LogNode[]>()
  return async (ref, client) => {
    const { contract } = (await runs.read(ref, client)).value
    const before = known.get(contract)
    if (before !== undefined) return before
    const { nodes } = await readContract(contract)
    const read = nodes.map(({ key, status, startMs, endMs, logPath }) => {
      return { key, status, startMs, endMs, logPath }
    })
    known.set(contract, read)
    return read
  }
}
