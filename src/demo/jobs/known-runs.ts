import { DAY_MS } from '../../lib/time/units'
import {
  DEFAULT_WORKSPACE,
  type DemoInstance,
  FINANCE_JOB,
  FINANCE_WORKSPACE,
  ORDERS_JOB,
  PROD_WORKSPACE,
} from '../scenarios/demo-instance'
import { nightMs } from '../scenarios/nightly-plan'
import { LIVE_ID, ORDERS_LIVE } from '../scenarios/orders-live'
import { ORDERS_NIGHTS } from '../scenarios/orders-nights'
import { ORDERS_REASON } from './course'

/** The header of a run of the catalogue that lists show, too, as its own answer has it. */
export interface KnownRun {
  job: string
  id: string
  trigger: number
  planMs: number
  startMs: number | null
  endMs: number | null
  status: string
  error: string | null
}

const PLACES: readonly (readonly [workspace: string, job: string, id: string])[] = [
  [DEFAULT_WORKSPACE, ORDERS_JOB, LIVE_ID],
  [DEFAULT_WORKSPACE, ORDERS_JOB, '8829121177'],
  [DEFAULT_WORKSPACE, ORDERS_JOB, '8829121100'],
  [PROD_WORKSPACE, ORDERS_JOB, '8829140001'],
  [FINANCE_WORKSPACE, FINANCE_JOB, '8829150001'],
]

const KNOWN: readonly DemoInstance[] = [ORDERS_LIVE, ...ORDERS_NIGHTS].filter(({ workspace, job, id }) =>
  PLACES.some((place) => place[0] === workspace && place[1] === job && place[2] === id),
)

interface Wire {
  instanceType?: number
  planTime: number
  startTime?: number
  endTime?: number
  status: string
}

export function listKnownRuns(workspace: string, nowMs: number): KnownRun[] {
  return KNOWN.filter((known) => known.workspace === workspace).map(({ job, id, text }) => {
    // These answers are the demo's own, so their shape is known.
    const wire = JSON.parse(text(nowMs)) as Wire
    return {
      job,
      id,
      trigger: wire.instanceType ?? 0,
      planMs: wire.planTime,
      startMs: wire.startTime ?? null,
      endMs: wire.endTime ?? null,
      status: wire.status,
      error: wire.status === 'fail' ? ORDERS_REASON : null,
    }
  })
}

/** Whether a run of the catalogue stands in the place of the computed one. */
export const isKnownNight = (workspace: string, job: string, planMs: number, nowMs: number): boolean =>
  workspace === DEFAULT_WORKSPACE &&
  job === ORDERS_JOB &&
  (planMs === nightMs(nowMs) || planMs === nightMs(nowMs) - DAY_MS)
