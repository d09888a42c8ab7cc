import type { Finding } from '../../contract/findings'
import type { InstanceRef } from '../../contract/ref'
import { duplicateKeys, identity } from './finding-identity'
import type { Read } from './finding-parts'
import { endBeforeStart, executeTime, missingTimes, outsideWindow, planMismatch } from './finding-times'
import {
  contradiction,
  logPaths,
  names,
  notes,
  undocumented,
  unknownStatus,
  unknownType,
} from './finding-words'
import type { WireInstance } from './wire'

/** All findings, each kind once for all the nodes that it concerns; identity first, then times, then oddities. */
export function findAll(ref: InstanceRef, wire: WireInstance, read: Read): Finding[] {
  return [
    ...duplicateKeys(ref, wire, read),
    ...identity(ref, wire, read),
    ...outsideWindow(read),
    ...contradiction(read),
    ...planMismatch(wire, read),
    ...executeTime(wire),
    ...notes(wire, read, 'seconds'),
    ...endBeforeStart(wire, read),
    ...notes(wire, read, 'unreadable'),
    ...missingTimes(read),
    ...names(read),
    ...unknownStatus(read),
    ...unknownType(read),
    ...undocumented(wire),
    ...logPaths(read),
  ]
}
