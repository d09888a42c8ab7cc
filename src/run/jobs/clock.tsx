import { createContext, useContext, useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { useClock, type Clock } from '../../ui/use-now'

interface JobsClock {
  clock: Clock
  /** The data are so old that they must not pass for the present: the clock stands still. */
  past: boolean
}

const JobsClockContext = createContext<JobsClock | null>(null)

interface ProviderProps {
  /** Added to this browser's clock, in ms. */
  skewMs: number
  /** The clock stands still here, unless null. */
  frozenMs: number | null
  children: ReactNode
}

/** The server's time for all that shows jobs; each second renders only what calls `useJobsNow`. */
export function JobsClockProvider({ skewMs, frozenMs, children }: ProviderProps) {
  const clock = useClock(skewMs, frozenMs)
  const past = frozenMs !== null
  const value = useMemo(() => ({ clock, past }), [clock, past])
  return <JobsClockContext value={value}>{children}</JobsClockContext>
}

export function useJobsNow(): { nowMs: number; past: boolean } {
  const context = useContext(JobsClockContext)
  if (!context) throw new Error('useJobsNow needs a JobsClockProvider above')
  const { clock, past } = context
  return { nowMs: useSyncExternalStore(clock.subscribe, clock.readMs), past }
}
