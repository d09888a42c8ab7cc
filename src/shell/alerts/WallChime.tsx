import { VolumeX } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { parseWallParams } from '../../contract/wall-params'
import { useLaterWords } from '../../i18n/locale'
import { createChime, type Chime } from './chime'
import { hasSameStart, isAlarm } from './events'
import { useRunEvents } from './use-run-events'

/** The sound of a wall with `chime=1`, and a note while the browser does not allow it. */
export function WallChime({ run }: { run: Run }) {
  const [search] = useSearchParams()
  const { on, chime } = parseWallParams(search)
  return on && chime ? <ActiveChime run={run} /> : null
}

/** `blocked` until a user clicks, `absent` where the browser has no sound. */
type Sound = 'ready' | 'blocked' | 'absent'

function ActiveChime({ run }: { run: Run }) {
  const { sound, ring } = useSound()
  // Once when something begins to fail between two polls.
  useRunEvents(run, (events) => {
    const { job, workspace } = run
    const rings = { job, workspace: workspace ?? '', id: run.id, startMs: run.startMs }
    if (!events.some((event) => isAlarm(event, run, hasRung(rings)))) return
    ring([rings])
  })
  return <SoundNote sound={sound} />
}

/** A run that needs a person. */
export interface FailingRun extends RunRef {
  startMs: number | null
}

/**
 * The last run of each job that was rung for: a wall learns of a failure by the polls of the run and by those of the lists, and shows each in a
 * part of its own.
 */
const rung = new Map<string, FailingRun>()

const jobOf = ({ job, workspace }: FailingRun): string => JSON.stringify([workspace, job])

function hasRung(run: FailingRun): boolean {
  const before = rung.get(jobOf(run))
  return before?.id === run.id && hasSameStart(before, run)
}

/** The sound of a wall of jobs; it rings when there is one more job that needs a person. */
export function JobsChime({ failing }: { failing: readonly FailingRun[] }) {
  const [search] = useSearchParams()
  return parseWallParams(search).chime ? <ActiveJobsChime failing={failing} /> : null
}

function ActiveJobsChime({ failing }: { failing: readonly FailingRun[] }) {
  const { sound, ring } = useSound()
  const before = useRef(failing)
  useEffect(() => {
    const known = new Set(before.current.map(jobOf))
    before.current = failing
    const fresh = failing.filter((run) => !known.has(jobOf(run)) && !hasRung(run))
    if (fresh.length > 0) ring(fresh)
  }, [failing, ring])
  return <SoundNote sound={sound} />
}

function SoundNote({ sound }: { sound: Sound }) {
  const words = useLaterWords().alerts
  if (sound === 'ready') return null
  return (
    <p
      role="status"
      data-sound={sound}
      className="fixed bottom-[0.3vh] left-1/2 z-40 flex -translate-x-1/2 items-center gap-[0.5em] text-[min(2.04vh,3.2vw)] leading-[1.2] whitespace-nowrap text-[#b0b9c6]"
    >
      <VolumeX aria-hidden size="1em" strokeWidth={1.75} />
      {sound === 'blocked' ? words.soundNeedsClick : words.noSound}
    </p>
  )
}

function useSound(): { sound: Sound; ring: (runs: readonly FailingRun[]) => void } {
  const [sound, setSound] = useState<Sound>('ready')
  const chime = useRef<Chime>(null)
  useEffect(() => {
    chime.current = createChime((isBlocked) => setSound(isBlocked ? 'blocked' : 'ready'))
    if (!chime.current) setSound('absent')
    return () => chime.current?.close()
  }, [])
  const ring = useCallback((runs: readonly FailingRun[]) => {
    for (const run of runs) rung.set(jobOf(run), run)
    chime.current?.ring()
  }, [])
  return { sound, ring }
}
