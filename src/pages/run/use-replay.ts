import { use, useCallback, useEffect, useMemo, useState } from 'react'
import { type Run } from '../../contract/run'
import { type Lang } from '../../contract/lang'
import { createWords } from '../../i18n/load'
import { replayWords } from '../../i18n/replay-words'
import { useLocale } from '../../i18n/locale'
import { clamp } from '../../lib/number'
import { SECOND_MS } from '../../lib/time/units'
import { isLiveRun } from '../../model/run/duration'
import { type Clock } from '../../ui/use-now'
import { type ViewChange } from './run-context'
import { type Replay, type ReplayHandle, type ReplayPlayer } from './run-replay'

const loadPart = (lang: Lang) => async () => {
  const [{ openReplay: open }, words] = await Promise.all([
    import('./replay/replay-part'),
    replayWords.load(lang),
    // With what answers to its keys, so that none is lost.
    import('./replay/ReplayLoader'),
  ])
  return { open, words }
}
/** What a replay needs, with its words: loaded when a run is first replayed. */
const parts = createWords({ en: loadPart('en'), 'zh-CN': loadPart('zh-CN') })

/** React's `use` reads these fields, and so does not suspend. */
const NO_PART = Object.assign(Promise.resolve(null), { status: 'fulfilled' as const, value: null })

const STOPPED: ReplayPlayer = { isPlaying: false, speed: 120 }
/** One reference at a time: what a replay takes the place of. */
const ALONE = { vs: null, why: false } as const

interface ReplayGiven {
  /** The run as DGC gives it now. */
  run: Run
  readRun: () => Run
  atMs: number | null
  clock: Clock
  change: (update: ViewChange) => void
}

/** The replay that the address asks for; a moment outside of what can be replayed is taken out of the address. */
export function useReplay({ run, readRun, atMs, clock, change }: ReplayGiven): ReplayHandle {
  const { lang } = useLocale()
  const [player, setPlayer] = useState(STOPPED)
  const part = use(atMs === null ? NO_PART : parts.load(lang))
  const opened = useMemo(() => part?.open(run) ?? null, [part, run])
  const span = opened?.span(clock.readMs()) ?? null
  const isInside = span !== null && atMs !== null && atMs >= span.fromMs && atMs <= span.toMs
  const isWrong = atMs !== null && !isInside
  useEffect(() => {
    if (isWrong) change({ at: null })
  }, [isWrong, change])
  const startReplay = useCallback(
    (ms: number | null) => {
      void parts.load(lang).then(({ open }) => {
        const { span: findSpan, startMs } = open(readRun())
        const nowMs = clock.readMs()
        const bounds = findSpan(nowMs)
        // A moment that the label of now was dragged to is a whole second.
        const at = ms === null ? startMs(nowMs) : Math.floor(ms / SECOND_MS) * SECOND_MS
        if (at === null || bounds === null) return
        change({ at: clamp(at, bounds.fromMs, bounds.toMs), ...ALONE })
      })
    },
    [lang, clock, readRun, change],
  )
  if (!part || !opened || !isInside) return { replay: null, startReplay }
  const { fromMs, toMs } = span
  const shown = opened.runAt(atMs)
  const replay: Replay = {
    words: part.words,
    atMs,
    fromMs,
    toMs,
    moments: opened.moments,
    run: shown,
    isPast: shown !== run,
    player,
    setPlayer: (patch) => setPlayer((before) => ({ ...before, ...patch })),
    moveTo: (ms) => {
      const at = ms >= toMs && isLiveRun(run) ? null : clamp(Math.round(ms), fromMs, toMs)
      change({ at })
      if (at === null || at === toMs) setPlayer((before) => ({ ...before, isPlaying: false }))
    },
    leave: () => {
      setPlayer(STOPPED)
      change({ at: null })
    },
  }
  return { replay, startReplay }
}
