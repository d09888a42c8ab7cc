import { useEffect, useRef } from 'react'
import { type Run } from '../../contract/run'
import { detectEvents, type RunEvent, type SeenEvents } from './events'

/** Calls back once for the events between two polls of this page. */
export function useRunEvents(run: Run, onEvents: (events: readonly RunEvent[]) => void): void {
  const last = useRef<SeenEvents | null>(null)
  const latest = useRef(onEvents)
  useEffect(() => {
    latest.current = onEvents
  })
  useEffect(() => {
    const { seen, events } = detectEvents(last.current, run)
    last.current = seen
    if (events.length > 0) latest.current(events)
  }, [run])
}
