import { type Run } from '../../contract/run'
import { type ReplayWords } from '../../i18n/en/replay'

/** How many seconds of the run one second of the replay shows. */
export const REPLAY_SPEEDS = [60, 120, 600] as const
type ReplaySpeed = (typeof REPLAY_SPEEDS)[number]

export interface ReplayPlayer {
  isPlaying: boolean
  speed: ReplaySpeed
}

/** A run that is drawn as it was at a moment. */
export interface Replay {
  words: ReplayWords
  atMs: number
  /** What can be replayed. */
  fromMs: number
  toMs: number
  /** Starts and ends of the run and its nodes, ascending. */
  moments: readonly number[]
  /** The run as it was; from its end on the run itself. */
  run: Run
  isPast: boolean
  player: ReplayPlayer
  setPlayer: (change: Partial<ReplayPlayer>) => void
  /** Past the end of what can be replayed it is the end; that of a run that goes on leaves the replay. */
  moveTo: (ms: number) => void
  leave: () => void
}

export interface ReplayHandle {
  /** Null while the run is drawn as it is now. */
  replay: Replay | null
  /** Starts a replay at a moment, by default at the last one. */
  startReplay: (atMs: number | null) => void
}
