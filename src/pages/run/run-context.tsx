import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'
import { type NodeCause } from '../../contract/log'
import { type Run, type RunNode } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { type StatusCount } from '../../model/run/counts'
import { type Sort, type ViewState } from '../../model/run/view'
import { type Clock } from '../../ui/use-now'
import { type ComparisonState } from './run-comparison'
import { type RunInsight } from './run-insight'
import { type Replay, type ReplayHandle } from './run-replay'

/** What changes of a view. A function gets the view with all earlier changes, which may not have been rendered yet. */
export type ViewChange = Partial<ViewState> | ((view: ViewState) => Partial<ViewState>)

/** What all parts of a run's page share. It changes with the data and with the address, not with every second. */
export interface RunPageState {
  /** As it is drawn: now, or at the moment of a replay. */
  run: Run
  /** As DGC gives it now. */
  actualRun: Run
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
  /** The nodes that pass the filters, in order. */
  shown: readonly RunNode[]
  /** The selected node and, for the gap between two, a second one. */
  selected: readonly RunNode[]
  counts: readonly StatusCount[]
  /** What the logs of failed nodes say, by the key of the node; empty until it is known. */
  causes: ReadonlyMap<string, NodeCause>
  /** What the history of the job says of the run; null until it is known. */
  insight: RunInsight | null
  /** With the run that the address names; null without one, and before insight is known. */
  comparison: ComparisonState | null
  /** Keys of failures that came first, where others followed from them. */
  roots: ReadonlySet<string>
  isLive: boolean
  /** Whether the data are so old that they must not pass for the present. */
  isOld: boolean
  /** When the data last changed, in the server's time. */
  changedAtMs: number
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

const RunContext = createContext<RunPageState | null>(null)

export function useRun(): RunPageState {
  const state = useContext(RunContext)
  if (!state) throw new Error('useRun needs a RunProvider above')
  return state
}

/** What of it changes with the address alone: a tool that reads only this is not rendered with each poll. */
export type RunToolState = Pick<RunPageState, 'view' | 'sort' | 'change' | 'changeSort'>

const RunToolContext = createContext<RunToolState | null>(null)

export function useRunTool(): RunToolState {
  const state = useContext(RunToolContext)
  if (!state) throw new Error('useRunTool needs a RunProvider above')
  return state
}

interface RunProviderProps {
  value: RunPageState
  tool: RunToolState
  children: ReactNode
}

export function RunProvider({ value, tool, children }: RunProviderProps) {
  return (
    <RunContext value={value}>
      <RunToolContext value={tool}>{children}</RunToolContext>
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

const never = () => () => undefined
const readNothing = () => null

/** The same for what is live; else null, and no rendering. */
export function useLiveNow(isLive: boolean): number | null {
  const clock = useRunClock()
  return useSyncExternalStore<number | null>(
    isLive ? clock.subscribe : never,
    isLive ? clock.readMs : readNothing,
  )
}
