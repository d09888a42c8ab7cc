import * as v from 'valibot'
import { Insight } from '../contract/insight'
import { runPollMs, type RunEnd } from '../contract/poll-policy'
import { paths } from '../contract/routes'
import { type RunRef } from '../contract/run-ref'
import { isSameData } from '../lib/is-same-data'
import { MINUTE_MS, SECOND_MS } from '../lib/time/units'
import { type LiveResource } from './live-resource'

/** The server makes the answer of a run that goes on anew so often. */
const MIN_POLL_MS = 10 * SECOND_MS
/** While the server reads the definition and earlier runs. */
const READING_POLL_MS = 2 * SECOND_MS
/** What has not come by then cannot be read. */
const READING_MS = MINUTE_MS

/** What the history of its job says of a run: polled as the run is, and more often until it is complete. */
export const insightResource = (ref: RunRef, run: RunEnd): LiveResource<Insight> => ({
  queryKey: ['insight', ref.workspace, ref.job, ref.id],
  path: paths.apiInsight(ref),
  parse: (body, before) => shareDefinition(before, v.parse(Insight, body)),
  pollMs: (insight, changedAtMs, fetchedAtMs) =>
    isReading(insight) && fetchedAtMs - changedAtMs < READING_MS
      ? READING_POLL_MS
      : Math.max(MIN_POLL_MS, runPollMs(run, changedAtMs, fetchedAtMs)),
})

/** The edges and the graph are made of it, and it stays the same while a run goes on. */
function shareDefinition(before: Insight | undefined, after: Insight): Insight {
  if (!before || !isSameData(before.definition, after.definition)) return after
  return { ...after, definition: before.definition }
}

const isReading = ({ noDefinition, sample: { runs, wanted } }: Insight): boolean =>
  noDefinition?.reason === 'pending' || wanted === null || runs < wanted
