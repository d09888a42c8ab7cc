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
  parse: (body, before) => shareNodes(before, unpackRun(body)),
  pollMs: runPollMs,
})

/** Polls of an address that says `latest`: often enough to notice that another run has begun. */
const LATEST_POLL_MS = 30_000

/** The run that `ref`, whose id is one of LATEST_WORDS, stands for now. */
export function latestRunResource(ref: RunRef): LiveResource<Run> {
  const { queryKey, path, parse, pollMs } = runResource(ref)
  return {
    queryKey,
    path,
    parse,
    pollMs: (run, changedAtMs, fetchedAtMs) =>
      Math.min(LATEST_POLL_MS, pollMs(run, changedAtMs, fetchedAtMs)),
  }
}
