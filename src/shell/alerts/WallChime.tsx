import { VolumeX } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { type Run } from '../../contract/run'
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
  const rungFor = useRef<Pick<Run, 'startMs'>>(null)
  // Once when something begins to fail between two polls.
  useRunEvents(run, (events) => {
    const hasRung = rungFor.current !== null && hasSameStart(rungFor.current, run)
    if (!events.some((event) => isAlarm(event, run, hasRung))) return
    rungFor.current = run
    ring()
  })
  return <SoundNote sound={sound} />
}

/** The same of a wall of jobs. `failing` names those that need a person; it rings when there is one more of them. */
export function JobsChime({ failing }: { failing: readonly string[] }) {
  const [search] = useSearchParams()
  return parseWallParams(search).chime ? <ActiveJobsChime failing={failing} /> : null
}

function ActiveJobsChime({ failing }: { failing: readonly string[] }) {
  const { sound, ring } = useSound()
  const before = useRef(failing)
  useEffect(() => {
    if (failing.some((job) => !before.current.includes(job))) ring()
    before.current = failing
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

function useSound(): { sound: Sound; ring: () => void } {
  const [sound, setSound] = useState<Sound>('ready')
  const chime = useRef<Chime>(null)
  useEffect(() => {
    chime.current = createChime((isBlocked) => setSound(isBlocked ? 'blocked' : 'ready'))
    if (!chime.current) setSound('absent')
    return () => chime.current?.close()
  }, [])
  const ring = useCallback(() => chime.current?.ring(), [])
  return { sound, ring }
}
