import { runPollMs } from '../contract/poll-policy'
import { paths } from '../contract/routes'
import { type Run } from '../contract/run'
import { type RunRef } from '../contract/run-ref'
import { unpackRun } from '../contract/run-transfer'
import { type LiveResource } from './live-resource'
import { shareNodes } from './share-nodes'

export const runResource = (ref: RunRef): LiveResource<Run> => ({
  queryKey: ['run', ref.workspace, ref.job, ref.id],
  path: paths.apiRun(ref),
  parse: unpackRun,
  share: shareNodes,
  pollMs: runPollMs,
})
