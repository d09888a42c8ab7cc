import { type DemoControl, type IamFault } from '../../contract/demo'
import { DAY_MS } from '../../lib/time/units'

/** The faults of the whole service as they stand. */
export interface Switches {
  skewMs: number
  revokeKeys: boolean
  refuse: boolean
  down: boolean
  throttle: { seconds: number } | null
  /** The name of a job whose fault every run shows. */
  fault: string | null
  delayMs: number
  iam: IamFault | null
  iamDelayMs: number
  tokenLifeMs: number
}

export const switchesAtStart = (): Switches => ({
  skewMs: 0,
  revokeKeys: false,
  refuse: false,
  down: false,
  throttle: null,
  fault: null,
  delayMs: 0,
  iam: null,
  iamDelayMs: 0,
  tokenLifeMs: DAY_MS,
})

/** What was left out stays, and what is no state is done elsewhere. */
export function turn(switches: Switches, asked: DemoControl): void {
  for (const [name, value] of Object.entries(asked))
    if (Object.hasOwn(switches, name) && value !== undefined) Object.assign(switches, { [name]: value })
}
