import { type ReactNode } from 'react'
import { RunClock, RunProvider, type RunPageState } from '../pages/run/run-context'

interface RunStageProps {
  /** As much of the page's state as the parts below read. */
  state: object
  nowMs: number
  children: ReactNode
}

/** What stands around the parts of a run's page, with a clock that stands still. */
export function RunStage({ state, nowMs, children }: RunStageProps) {
  const whole = state as RunPageState
  return (
    <RunClock clock={{ subscribe: () => () => undefined, readMs: () => nowMs }}>
      <RunProvider value={whole} tool={whole}>
        {children}
      </RunProvider>
    </RunClock>
  )
}
