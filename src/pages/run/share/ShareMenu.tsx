import { ChevronDown, Info } from 'lucide-react'
import { useEffect, useState, type KeyboardEvent } from 'react'
import { useShareWords } from '../../../i18n/share-words'
import { Choice } from '../../../ui/Choice'
import { copyText } from '../../../ui/CopyButton'
import { Icon } from '../../../ui/Icon'
import { Popup } from '../../../ui/Popup'
import { isTextField } from '../../../ui/typing'
import { useRunFrame } from '../run-context'
import { PreviewPicture } from './PreviewPicture'
import { ShareRow, type ShareResult } from './ShareRow'
import { useLinkPreview, type LinkPreview } from './use-link-preview'
import { useShareEntries, type ShareAction, type ShareEntry } from './use-share-entries'

const SHOWN_MS = 3_000

/** Below 768 px it is a sheet at the bottom of the window. */
const PANEL =
  'w-106 max-w-full p-2! max-md:inset-x-0! max-md:top-auto! max-md:bottom-0! max-md:max-h-[85dvh]! max-md:w-full! max-md:rounded-b-none max-md:pb-[max(8px,env(safe-area-inset-bottom))]! max-md:backdrop:bg-[#0008]'

const listStops = (panel: HTMLElement) => [...panel.querySelectorAll<HTMLElement>('button, input')]

/** Arrows move between buttons and boxes, and single keys press the buttons that name them. */
function onKeyDown(event: KeyboardEvent, panel: HTMLElement) {
  // No shortcut of the page takes its keys.
  event.stopPropagation()
  if (event.ctrlKey || event.metaKey || event.altKey || isTextField(event.target)) return
  const stops = listStops(panel)
  const at = stops.findIndex((stop) => stop === document.activeElement)
  const next = {
    ArrowDown: (at + 1) % stops.length,
    ArrowUp: (Math.max(at, 0) + stops.length - 1) % stops.length,
    Home: 0,
    End: stops.length - 1,
  }[event.key]
  const pressed = stops.find((stop) => stop.getAttribute('aria-keyshortcuts') === event.key)
  if (next === undefined && !pressed) return
  event.preventDefault()
  const stop = pressed ?? stops[next ?? 0]
  stop?.focus()
  pressed?.click()
}

/** The rest of the button "Copy link": all that can be copied or saved of the run. `onToken` gets the mark for its links. */
export function ShareMenu({ onToken }: { onToken: (token: string | null) => void }) {
  const words = useShareWords()
  const preview = useLinkPreview(useRunFrame().reference)
  const { token } = preview
  useEffect(() => onToken(token), [onToken, token])
  return (
    <Popup
      trigger={<Icon icon={ChevronDown} />}
      label={words.title}
      className="btn btn-icon rounded-l-none after:left-0!"
      align="end"
      panelClass={PANEL}
      role="dialog"
      onOpen={(panel) => panel.querySelector<HTMLElement>('button')?.focus()}
      onKeyDown={onKeyDown}
    >
      <ShareList preview={preview} />
    </Popup>
  )
}

/** What stands in the menu. */
export function ShareList({ preview }: { preview: LinkPreview }) {
  const words = useShareWords()
  const [withView, setWithView] = useState(true)
  const { links, copies } = useShareEntries(withView, preview.token)
  const [result, setResult] = useState<ShareResult | null>(null)
  useEffect(() => {
    // A text that has to be copied by hand stays.
    if (result === null || result.text !== null) return
    const timer = window.setTimeout(() => setResult(null), SHOWN_MS)
    return () => window.clearTimeout(timer)
  }, [result])

  const act = async ({ id: entry }: ShareEntry, action: ShareAction) => {
    setResult(null)
    if ('copy' in action) {
      const text = action.copy()
      try {
        await copyText(text)
        setResult({ entry, words: words.copied, state: 'done', text: null })
      } catch {
        setResult({ entry, words: words.notCopied, state: 'failed', text })
      }
      return
    }
    try {
      await action.run()
      if (action.done !== null) setResult({ entry, words: action.done, state: 'done', text: null })
    } catch {
      setResult({ entry, words: words.failed, state: 'failed', text: null })
    }
  }
  const rows = (entries: readonly ShareEntry[]) =>
    entries.map((entry) => (
      <ShareRow
        key={entry.id}
        entry={entry}
        result={result?.entry === entry.id ? result : null}
        onAction={(action) => void act(entry, action)}
      />
    ))
  return (
    <>
      <PreviewPicture preview={preview} />
      {rows(links)}
      <div className="pl-6.5">
        <Choice checked={withView} onChange={() => setWithView(!withView)}>
          {words.withView}
        </Choice>
      </div>
      <div className="my-1.5 border-t border-line" />
      {rows(copies)}
      <p className="mt-1.5 flex gap-2 border-t border-line px-2 pt-2 text-12 text-t2">
        <Icon icon={Info} className="mt-px" />
        {words.note}
      </p>
      <p role="status" className="sr-only">
        {result?.words}
      </p>
    </>
  )
}
