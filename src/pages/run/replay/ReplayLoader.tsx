import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type Forecast } from '../../../contract/insight'
import { type RunRef } from '../../../contract/run-ref'
import { SECOND_MS } from '../../../lib/time/units'
import { forecastQuery } from '../../../query/forecast'
import { useShortcuts } from '../../../shell/shortcuts/shortcuts'
import { useMedia } from '../../../ui/use-media'
import { type Replay } from '../run-replay'
import { findStep, togglePlaying } from './steps'
import './replay.css'

const FRAME_MS = 100
/** With reduced motion, from one event to the next. */
const STILL_FRAME_MS = SECOND_MS
/** While the moment moves, the server is asked for its forecast at most so often. */
const ASK_MS = 500

interface ReplayLoaderProps {
  replay: Replay
  reference: RunRef
  /** How many runs the forecast is made from; null while they are read. */
  runs: number | null
  onForecast: (forecast: Forecast | null) => void
}

/** What moves a replay: keys and the player; and the forecast of its moment. Draws nothing. */
export function ReplayLoader({ replay, reference, runs, onForecast }: ReplayLoaderProps) {
  const { atMs, player } = replay
  const { isPlaying, speed } = player
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  const latest = useRef(replay)
  useEffect(() => {
    latest.current = replay
  })
  useEffect(() => {
    if (!isPlaying) return
    const timer = window.setInterval(
      () => {
        const now = latest.current
        now.moveTo(isStill ? findStep(now, 1) : now.atMs + FRAME_MS * speed)
      },
      isStill ? STILL_FRAME_MS : FRAME_MS,
    )
    return () => window.clearInterval(timer)
  }, [isPlaying, speed, isStill])
  useShortcuts({
    stepReplay: (key) => replay.moveTo(findStep(replay, key === ',' ? -1 : 1)),
    playReplay: () => {
      // Space presses a button that has the focus.
      if (document.activeElement?.matches('button, summary')) return false
      togglePlaying(replay)
      return true
    },
  })

  const askedMs = useThrottled(atMs, ASK_MS)
  const { data } = useQuery({ ...forecastQuery(reference, askedMs, runs ?? 0), enabled: runs !== null })
  const isOfThen = data !== undefined && 'atMs' in data && data.atMs <= atMs
  const forecast = isOfThen && (data.state !== 'known' || data.endMs >= atMs) ? data : null
  useEffect(() => onForecast(forecast), [forecast, onForecast])
  useEffect(() => () => onForecast(null), [onForecast])
  return null
}

/** The value, which changes at most once in that time. */
function useThrottled(value: number, stepMs: number): number {
  const [kept, setKept] = useState(value)
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  })
  const isBehind = kept !== value
  useEffect(() => {
    if (!isBehind) return
    const timer = window.setTimeout(() => setKept(latest.current), stepMs)
    return () => window.clearTimeout(timer)
  }, [isBehind, kept, stepMs])
  return kept
}
