import type { Fault } from './fault'
import { BODIES } from './fault-bodies'
import { REFUSALS } from './fault-refusals'
import { STREAMS } from './fault-streams'

export const FAULTS: readonly Fault[] = [...REFUSALS, ...BODIES, ...STREAMS]
