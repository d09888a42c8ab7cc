import type { Fault } from './fault'
import { BODIES } from './fault-bodies'
import { ECHOES } from './fault-echoes'
import { REFUSALS } from './fault-refusals'
import { STREAMS } from './fault-streams'

export const FAULTS: readonly Fault[] = [...REFUSALS, ...BODIES, ...ECHOES, ...STREAMS]
