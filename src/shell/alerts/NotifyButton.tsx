import { Bell, BellRing, X } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore, type RefObject } from 'react'
import { type Run } from '../../contract/run'
import { type RunRef } from '../../contract/run-ref'
import { isTerminal } from '../../contract/status'
import { type AlertWords } from '../../i18n/en/alerts'
import { useLaterWords } from '../../i18n/locale'
import { eventId, eventsSinceStart } from './events'
import { isAllowed, requestPermission } from './notification'
import {
  isUndelivered,
  isWatched,
  setUndelivered,
  subscribeWatchedRuns,
  unwatchRun,
  watchRun,
} from './watched-runs'
import { Icon } from '../../ui/Icon'

type Note = keyof AlertWords['notes']

/** Switches notifications for this run on and off, for this device, and says why there can be none. */
export function NotifyButton({ readRun, reference }: { readRun: () => Run; reference: RunRef }) {
  const words = useLaterWords().alerts
  const watched = useSyncExternalStore(subscribeWatchedRuns, () => isWatched(reference))
  const undelivered = useSyncExternalStore(subscribeWatchedRuns, () => isUndelivered(reference))
  const [pressed, setPressed] = useState<Note | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const on = watched && isAllowed()
  // Another tab may have switched it off since.
  const lastNote = pressed === 'on' && !on ? null : pressed
  const note = undelivered ? 'absent' : lastNote
  const close = () => {
    setUndelivered(reference, false)
    setPressed(null)
  }
  const press = async () => {
    const run = readRun()
    if (on) {
      unwatchRun(reference)
      close()
    } else if (isTerminal(run.status)) setPressed('over')
    else {
      const refusal = await requestPermission()
      const knownIds = eventsSinceStart(run).map((event) => eventId(event, run))
      if (!refusal) watchRun(reference, knownIds)
      setPressed(refusal ?? 'on')
    }
  }
  return (
    <span className="relative">
      <button
        ref={button}
        type="button"
        className="btn btn-icon"
        aria-label={words.notify}
        aria-pressed={on}
        data-tip={on ? words.notifying : words.notifyHint}
        onClick={() => void press()}
      >
        <Icon icon={on ? BellRing : Bell} />
      </button>
      {note !== null && (
        <NoteCard button={button} text={words.notes[note]} close={words.close} onClose={close} />
      )}
    </span>
  )
}

interface NoteProps {
  /** Opens the note, and gets the focus back after Esc. */
  button: RefObject<HTMLButtonElement | null>
  text: string
  close: string
  onClose: () => void
}

/** Beneath its button, until it is closed by its own button, by Esc or by a click elsewhere. */
function NoteCard({ button, text, close, onClose }: NoteProps) {
  const card = useRef<HTMLDivElement>(null)
  const latest = useRef(onClose)
  useEffect(() => {
    latest.current = onClose
  })
  useEffect(() => {
    const onPointer = ({ target }: PointerEvent) => {
      if (!(target instanceof Node)) return
      if (!card.current?.contains(target) && !button.current?.contains(target)) latest.current()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      event.stopPropagation()
      latest.current()
      button.current?.focus()
    }
    document.addEventListener('pointerdown', onPointer)
    document.addEventListener('keydown', onKey, true)
    return () => {
      document.removeEventListener('pointerdown', onPointer)
      document.removeEventListener('keydown', onKey, true)
    }
  }, [button])
  return (
    <div
      ref={card}
      className="popup appear absolute top-full right-0 z-30 mt-1 flex w-76 items-start gap-2 p-3 pr-2 text-12 text-t2 max-sm:fixed max-sm:inset-x-2 max-sm:top-auto max-sm:w-auto"
    >
      <p role="status" className="min-w-0 flex-1">
        {text}
      </p>
      <button
        type="button"
        className="btn btn-icon btn-quiet -mt-1.5 -mr-0.5 shrink-0"
        aria-label={close}
        onClick={onClose}
      >
        <Icon icon={X} />
      </button>
    </div>
  )
}
