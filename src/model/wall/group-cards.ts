import { GAP } from './layout'

/** Which groups of failures have a card, and how high it is. All lengths are in units. */
interface GroupCards {
  count: number
  mainHigh: number
  sideHigh: number
  /** Room for the words that count the groups without a card. */
  noteHigh: number
}

/** The smallest card: a heading and the error line. */
const LEAST_HIGH = 116
const NOTE_HIGH = 40

/** The largest group beside the others, or upright above them. What has no card is counted below the last one. */
export function layoutGroupCards(groups: number, pinHigh: number, isPortrait: boolean): GroupCards {
  const all = countCards(pinHigh, isPortrait)
  const noteHigh = groups > all ? NOTE_HIGH : 0
  const high = pinHigh - noteHigh
  const count = Math.min(groups, countCards(high, isPortrait))
  const others = Math.max(0, count - 1)
  if (isPortrait) {
    return { count, mainHigh: high - others * (LEAST_HIGH + GAP), sideHigh: LEAST_HIGH, noteHigh }
  }
  const sideHigh = (high - GAP * (others - 1)) / Math.max(1, others)
  return { count, mainHigh: pinHigh, sideHigh, noteHigh }
}

function countCards(high: number, isPortrait: boolean): number {
  const inColumn = Math.max(1, Math.floor((high + GAP) / (LEAST_HIGH + GAP)))
  return isPortrait ? inColumn : 1 + inColumn
}

/** How many failures of a group are named where `room` names have room. `isInRow`: what counts the others stands beside the only name. */
export function countNamed(members: number, room: number): { named: number; isInRow: boolean } {
  if (members <= room) return { named: members, isInRow: false }
  return room === 1 ? { named: 1, isInRow: true } : { named: Math.max(0, room - 1), isInRow: false }
}
