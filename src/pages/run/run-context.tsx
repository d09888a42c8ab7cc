import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'
import { type NodeCause } from '../../contract/log'
import { type Run, type RunNode } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { type StatusCount } from '../../model/run/counts'
import { type Sort, type ViewState } from '../../model/run/view'
import { never, type Clock } from '../../ui/use-now'
import { type ComparisonState } from './run-comparison'
import { type InsightTexts, type RunInsight } from './run-insight'
import { type Replay, type ReplayHandle } from './run-replay'

/** What changes of a view. A function gets the view with all earlier changes, which may not have been rendered yet. */
export type ViewChange = Partial<ViewState> | ((view: ViewState) => Partial<ViewState>)

/** A run without its nodes. */
export type RunFacts = Omit<Run, 'nodes'>

/** What stands still while nodes start and end: what reads this alone is not rendered with each poll. */
export interface RunFrame {
  /** Of the run as it is drawn. */
  facts: RunFacts
  /** As DGC gives them now. */
  actualFacts: RunFacts
  /** The run as DGC gives it now, for what needs it only when the user acts. */
  readRun: () => Run
  /** Whether a node has failed by now. */
  hasFailed: boolean
  /** What insight says of the run in words; null until it is known. */
  told: InsightTexts | null
  /** With the run that the address names; null without one, and before insight is known. */
  comparison: ComparisonState | null
  /** Null while the run is drawn as it is now. */
  replay: Replay | null
  startReplay: ReplayHandle['startReplay']
  reference: RunRef
  /** Where the service runs, when the server is configured to say so. */
  region: string | null
  view: ViewState
  /** The order in force. */
  sort: Sort
  isPhone: boolean
  isLive: boolean
  /** Whether the data are so old that they must not pass for the present. */
  isOld: boolean
  /** The page names the zone's offset at this instant. */
  namedMs: number
  change: (update: ViewChange) => void
  changeSort: (sort: Sort) => void
  /** Selects a node, or adds it as the second one. */
  select: (key: string, second: boolean) => void
  /** Selects a node and shows its log. */
  openLog: (key: string) => void
  /** The address of this view with another node selected. */
  buildNodeHref: (key: string) => string
  /** The full address of this view, for sharing. */
  buildLink: () => string
}

/** What all parts of a run's page share. It changes with the data and with the address, not with every second. */
export interface RunPageState extends RunFrame {
  /** As it is drawn: now, or at the moment of a replay. */
  run: Run
  /** As DGC gives it now. */
  actualRun: Run
  /** The nodes that pass the filters, in order. */
  shown: readonly RunNode[]
  /** The selected node and, for the gap between two, a second one. */
  selected: readonly RunNode[]
  counts: readonly StatusCount[]
  /** What the logs of failed nodes say, by the key of the node; empty until it is known. */
  causes: ReadonlyMap<string, NodeCause>
  /** What the history of the job says of the run; null until it is known. */
  insight: RunInsight | null
  /** Keys of failures that came first, where others followed from them. */
  roots: ReadonlySet<string>
  /** When the data last changed, in the server's time. */
  changedAtMs: number
}

const RunContext = createContext<RunPageState | null>(null)

export function useRun(): RunPageState {
  const state = useContext(RunContext)
  if (!state) throw new Error('useRun needs a RunProvider above')
  return state
}

const RunFrameContext = createContext<RunFrame | null>(null)

export function useRunFrame(): RunFrame {
  const frame = useContext(RunFrameContext)
  if (!frame) throw new Error('useRunFrame needs a RunProvider above')
  return frame
}

interface RunProviderProps {
  value: RunPageState
  frame: RunFrame
  children: ReactNode
}

export function RunProvider({ value, frame, children }: RunProviderProps) {
  return (
    <RunContext value={value}>
      <RunFrameContext value={frame}>{children}</RunFrameContext>
    </RunContext>
  )
}

const ClockContext = createContext<Clock | null>(null)

interface RunClockProps {
  clock: Clock
  children: ReactNode
}

/** One clock for the page. Each second renders only what calls `useRunNow`. */
export function RunClock({ clock, children }: RunClockProps) {
  return <ClockContext value={clock}>{children}</ClockContext>
}

/** The clock itself, for what needs the time only when the user asks for it. */
export function useRunClock(): Clock {
  const clock = useContext(ClockContext)
  if (!clock) throw new Error('useRunClock needs a RunClock above')
  return clock
}

/** Now in the server's time, in whole seconds. */
export function useRunNow(): number {
  const clock = useRunClock()
  return useSyncExternalStore(clock.subscribe, clock.readMs)
}

/** What a second changes of its parent, which is not rendered again. */
export function AtNow({ children }: { children: (nowMs: number) => ReactNode }) {
  return children(useRunNow())
}

const readNothing = () => null

/** The same for what is live; else null, and no rendering. */
export function useLiveNow(isLive: boolean): number | null {
  const clock = useRunClock()
  return useSyncExternalStore<number | null>(
    isLive ? clock.subscribe : never,
    isLive ? clock.readMs : readNothing,
  )
}
