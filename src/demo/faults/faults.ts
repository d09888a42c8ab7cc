import { type Fault } from './fault'
import { BODIES } from './bodies'
import { ECHOES } from './echoes'
import { REFUSALS } from './refusals'
import { STREAMS } from './streams'

export const FAULTS: readonly Fault[] = [...REFUSALS, ...BODIES, ...ECHOES, ...STREAMS]
