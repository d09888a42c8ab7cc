import { type Replay } from '../run-replay'

type Moments = Pick<Replay, 'atMs' | 'fromMs' | 'toMs' | 'moments'>

/** The next or previous start or end of a node, else the end or the beginning of what can be replayed. */
export const findStep = ({ atMs, fromMs, toMs, moments }: Moments, by: 1 | -1): number =>
  by > 0
    ? (moments.find((ms) => ms > atMs && ms < toMs) ?? toMs)
    : (moments.findLast((ms) => ms < atMs && ms > fromMs) ?? fromMs)

/** From the end it plays from the beginning. */
export function togglePlaying({ atMs, fromMs, toMs, player, moveTo, setPlayer }: Replay): void {
  if (!player.isPlaying && atMs >= toMs) moveTo(fromMs)
  setPlayer({ isPlaying: !player.isPlaying })
}
