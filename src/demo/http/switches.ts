import { type DemoControl, type IamFault, type ObsFault } from '../../contract/demo'
import { DAY_MS } from '../../lib/time/units'
import { type OffsetMeaning } from '../jobs/query'
import { OLDER_WORKSPACES } from '../jobs/workspaces'

/** The current faults of the whole service. */
export interface Switches {
  skewMs: number
  revokeKeys: boolean
  refuse: boolean
  down: boolean
  throttle: { seconds: number } | null
  /** The name of a job whose fault every run shows. */
  fault: string | null
  /** The same for lists and definitions. */
  listFault: string | null
  offsetMeans: OffsetMeaning
  older: readonly string[]
  historyDays: number | null
  delayMs: number
  obs: ObsFault | null
  obsDelayMs: number
  iam: IamFault | null
  iamDelayMs: number
  tokenLifeMs: number
}

export const createSwitches = (): Switches => ({
  skewMs: 0,
  revokeKeys: false,
  refuse: false,
  down: false,
  throttle: null,
  fault: null,
  listFault: null,
  offsetMeans: 'page',
  older: OLDER_WORKSPACES,
  historyDays: null,
  delayMs: 0,
  obs: null,
  obsDelayMs: 0,
  iam: null,
  iamDelayMs: 0,
  tokenLifeMs: DAY_MS,
})

/** Sets what the request names; `revokeTokens` is an action and no switch. */
export function applyControl(switches: Switches, asked: DemoControl): void {
  for (const [name, value] of Object.entries(asked))
    if (Object.hasOwn(switches, name) && value !== undefined) Object.assign(switches, { [name]: value })
}
