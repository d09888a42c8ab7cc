import * as v from 'valibot'
import { type JobRun, Usual } from './job-run'
import { packRuns, unpackRuns } from './run-list-transfer'

/** The runs of a job around one of them, by planned time. */
export interface RunNeighbours {
  /** Without a gap, oldest first; that run is among them when DGC's lists hold it. */
  runs: JobRun[]
  /** What `latest` stands for; null while no run is known. */
  latest: JobRun | null
  usual: Usual | null
  /** The last planned time of the job, when no run of it is in the list and the newest run is asked for; else null. */
  missedMs: number | null
  /** Its runs cannot be listed now. */
  isRefused: boolean
}

const Packed = v.object({
  runs: v.array(v.unknown()),
  latest: v.nullable(v.unknown()),
  usual: v.nullable(Usual),
  missedMs: v.nullable(v.number()),
  isRefused: v.boolean(),
})

export const packNeighbours = ({ runs, latest, usual, missedMs, isRefused }: RunNeighbours): object => ({
  runs: packRuns(runs),
  latest: latest && packRuns([latest])[0],
  usual,
  missedMs,
  isRefused,
})

/** Throws on anything that is not packed neighbours. */
export function unpackNeighbours(body: unknown): RunNeighbours {
  const { runs, latest, usual, missedMs, isRefused } = v.parse(Packed, body)
  const [unpacked = null] = latest === null ? [] : unpackRuns([latest])
  return { runs: unpackRuns(runs), latest: unpacked, usual, missedMs, isRefused }
}

/** How often the page polls; the server lists new runs slightly more often. */
export const NEIGHBOURS_POLL_MS = 60_000
export const NEIGHBOURS_FRESH_MS = 50_000
