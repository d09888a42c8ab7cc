import { type Finding } from '../../../contract/findings'
import { type RunRef } from '../../../contract/run-ref'
import { duplicateKeys, identity } from './identity'
import { type Read } from './parts'
import { endBeforeStart, executeTimeMismatch, missingTimes, outsideWindow, planMismatch } from './times'
import { contradiction, logPaths, names, notes, undocumented, unknownStatus, unknownType } from './words'
import { type WireRun } from '../wire'

/** All findings, each kind once for all the nodes that it concerns; identity first, then times, then oddities. */
export function findContradictions(ref: RunRef, wire: WireRun, read: Read): Finding[] {
  return [
    ...duplicateKeys(ref, wire, read),
    ...identity(ref, wire, read),
    ...outsideWindow(read),
    ...contradiction(read),
    ...planMismatch(wire, read),
    ...executeTimeMismatch(wire),
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
