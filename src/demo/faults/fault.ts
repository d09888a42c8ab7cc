import { type ServerResponse } from 'node:http'
import { type DemoExample } from '../../contract/config'
import { type Reply } from '../reply'

export interface FaultContext {
  job: string
  id: string
  nowMs: number
  requestId: string
  /** As received, for the fault that repeats it. */
  token: string
  /** 1 for the first request of this job and id. */
  call: number
}

/** Chosen by the job's name, with any instance id. */
export interface Fault {
  job: string
  what: DemoExample['what']
  /** In the list of what the demo shows, unless this is false. */
  isListed?: boolean
  /** A reply is sent as it is; with `null` the function has taken the response over, and cleans up when it closes. */
  answer: (context: FaultContext, res: ServerResponse) => Reply | null
}
