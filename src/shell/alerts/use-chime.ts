import { useEffect, useRef, useState } from 'react'
import { type Run } from '../../contract/run'
import { makeChime, type Chime } from './chime'
import { isAlarm, isSameStart } from './news'
import { useNews } from './use-news'

/** Whether it can be heard: `blocked` until somebody clicks, `absent` where there is no sound. */
export type Sound = 'ready' | 'blocked' | 'absent'

/** Rings once when something began to fail since the last look, and never for what the first one found. */
export function useChime(run: Run): Sound {
  const [sound, setSound] = useState<Sound>('ready')
  const chime = useRef<Chime>(null)
  useEffect(() => {
    chime.current = makeChime((blocked) => setSound(blocked ? 'blocked' : 'ready'))
    if (!chime.current) setSound('absent')
    return () => chime.current?.close()
  }, [])
  const rungFor = useRef<Pick<Run, 'startMs'>>(null)
  useNews(run, (news) => {
    const rung = rungFor.current !== null && isSameStart(rungFor.current, run)
    if (!news.some((one) => isAlarm(one, run, rung))) return
    rungFor.current = run
    chime.current?.ring()
  })
  return sound
}
