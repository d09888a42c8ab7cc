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
  const given = state as Pick<RunPageState, 'run'> & Partial<RunPageState>
  const actualRun = given.actualRun ?? given.run
  const whole = {
    ...given,
    facts: given.run,
    actualFacts: actualRun,
    readRun: () => actualRun,
    told: given.insight ?? null,
  } as RunPageState
  return (
    <RunClock clock={{ subscribe: () => () => undefined, readMs: () => nowMs }}>
      <RunProvider value={whole} frame={whole}>
        {children}
      </RunProvider>
    </RunClock>
  )
}
