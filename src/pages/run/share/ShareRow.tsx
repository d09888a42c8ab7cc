import { Check, ChevronDown, TriangleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocale } from '../../../i18n/locale'
import { COLON } from '../../../i18n/punctuation'
import { useShareWords } from '../../../i18n/share-words'
import { Section } from '../../../shell/updates/Section'
import { Icon } from '../../../ui/Icon'
import { type ShareAction, type ShareEntry } from './use-share-entries'

/** What came of an action. `text` is what the browser refused to copy. */
export interface ShareResult {
  entry: string
  words: string
  state: 'done' | 'failed'
  text: string | null
}

interface ShareRowProps {
  entry: ShareEntry
  /** Of this entry, for a moment. */
  result: ShareResult | null
  onAction: (action: ShareAction) => void
}

/** An entry: a button as wide as the menu, or a line with buttons at its end. */
export function ShareRow({ entry, result, onAction }: ShareRowProps) {
  const { icon, title, about, actions, hasButton = false, Form } = entry
  const { lang } = useLocale()
  const [isOpen, setIsOpen] = useState(false)
  const [first] = actions
  const isButton = actions.length === 1 && !hasButton && first !== undefined
  const content = (
    <>
      <Icon icon={icon} size={16} className="text-t2" />
      <span className="min-w-0 flex-1">
        <span className="block">{title}</span>
        <Line about={about} result={result} />
      </span>
    </>
  )
  const layout = 'flex min-h-11 w-full items-center gap-2.5 rounded px-2 py-1 text-left max-md:min-h-14'
  if (Form) {
    return (
      <>
        <button
          type="button"
          aria-expanded={isOpen}
          className={`${layout} hover:bg-hover focus:bg-hover focus-visible:-outline-offset-2`}
          onClick={() => setIsOpen(!isOpen)}
        >
          {content}
          <Icon icon={ChevronDown} className={`text-t2 ${isOpen ? 'rotate-180' : ''}`} />
        </button>
        {isOpen && (
          <Section fallback={null}>
            <Form />
          </Section>
        )}
      </>
    )
  }
  return (
    <>
      {isButton ? (
        <button
          type="button"
          aria-keyshortcuts={first.shortcut}
          className={`${layout} hover:bg-hover focus:bg-hover focus-visible:-outline-offset-2`}
          onClick={() => onAction(first)}
        >
          {content}
          {first.shortcut !== undefined && (
            <kbd aria-hidden className="kbd max-md:hidden">
              {first.shortcut}
            </kbd>
          )}
        </button>
      ) : (
        <div className={layout}>
          {content}
          {actions.map((action) => (
            <button
              key={action.label}
              type="button"
              className="btn max-md:h-9"
              aria-label={`${action.label}${COLON[lang]}${title}`}
              aria-keyshortcuts={action.shortcut}
              onClick={() => onAction(action)}
            >
              {action.label}
            </button>
          ))}
        </div>
      )}
      {result !== null && result.text !== null && <RefusedText text={result.text} />}
    </>
  )
}

function Line({ about, result }: { about: string; result: ShareResult | null }) {
  if (result === null) return <span className="block truncate text-12 text-t2">{about}</span>
  const isDone = result.state === 'done'
  return (
    <span className={`flex items-center gap-1 text-12 ${isDone ? 'text-t1' : 'text-ink-exception'}`}>
      <Icon icon={isDone ? Check : TriangleAlert} size={12} />
      {result.words}
    </span>
  )
}

/** The browser refuses to copy in some frames and without a permission: the user copies from here. */
function RefusedText({ text }: { text: string }) {
  const words = useShareWords()
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [text])
  return (
    <label className="block px-2 pb-2 text-12 text-t2">
      {words.refused}
      <textarea
        ref={field}
        aria-label={words.refused}
        readOnly
        rows={3}
        value={text}
        className="field mt-1 h-auto w-full p-1.5"
      />
    </label>
  )
}
