import { Layers, Search, X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { keepViewParams } from '../../contract/routes'
import { useFindWords } from '../../i18n/find-words'
import { useJobsWords } from '../../i18n/jobs-words'
import { showInvisible } from '../../lib/text'
import { JobsClockProvider } from '../../run/jobs/clock'
import { Icon } from '../../ui/Icon'
import { getOptionId, LookUpList } from './LookUpList'
import { useLookUp } from './use-look-up'
import './look-up.css'

interface LookUpProps {
  initialText: string
  /** On a page the results drop over what is below, and only while the field is used. */
  place: 'dialog' | 'page'
  placeholder: string
  /** Behind the text, such as the key that leads here. */
  end: ReactNode
  /** Before the text, in place of the icon. */
  start?: ReactNode
  field: Ref<HTMLInputElement>
  /** A result was opened in this tab, or the user has left with an empty text. */
  onDone: () => void
}

/** A field that finds jobs and runs as the user types, and the list of what it finds: an ARIA combobox. */
export function LookUp({ initialText, place, placeholder, start, end, field, onDone }: LookUpProps) {
  const words = useFindWords()
  // The rows need them: a part that waits for words later would take the focus out of a modal dialog.
  useJobsWords()
  const listId = useId()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const isPage = place === 'page'
  const state = useLookUp(initialText, !isPage)
  const { rows, active, text, scope, setText, setScope, choose } = state
  const [isOpen, setOpen] = useState(!isPage || initialText !== '')
  const [isCopied, setCopied] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  const scrolls = useRef(false)
  const activeId = active < 0 ? undefined : getOptionId(listId, active)
  useEffect(() => {
    if (!scrolls.current || activeId === undefined) return
    scrolls.current = false
    document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  const done = () => {
    if (isPage) setOpen(false)
    onDone()
  }
  const findLink = () => (activeId === undefined ? null : document.getElementById(activeId))
  const open = (inNewTab: boolean) => {
    const row = rows[active]
    const link = findLink()
    if (!row || !(link instanceof HTMLAnchorElement)) return
    if (inNewTab) return void window.open(link.href, '_blank', 'noopener')
    done()
    void navigate(keepViewParams(row.to, search))
  }
  const copy = () => {
    const link = findLink()
    if (link instanceof HTMLAnchorElement)
      navigator.clipboard.writeText(link.href).then(
        () => setCopied(true),
        () => undefined,
      )
  }
  const move = (step: number) => {
    scrolls.current = true
    if (isOpen) choose((active + step + rows.length) % Math.max(1, rows.length))
    else setOpen(true)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const { key, ctrlKey, metaKey, shiftKey, altKey, currentTarget } = event
    const row = isOpen ? rows[active] : undefined
    const isCommand = ctrlKey || metaKey
    const isEmpty = text === '' && scope === null
    if (key === 'ArrowDown' && !altKey) move(1)
    else if (key === 'ArrowUp' && !altKey) move(-1)
    else if (key === 'Enter' && row) open(isCommand)
    else if (key === 'Tab' && !shiftKey && !isCommand && row?.kind === 'job') setScope(row.job.name)
    else if (key === 'Backspace' && text === '' && scope !== null) setScope(null)
    else if (key === 'c' && isCommand && currentTarget.selectionStart === currentTarget.selectionEnd && row)
      copy()
    else if (key === 'Escape' && !isEmpty) setScope(null)
    else if (key === 'Escape' && (!isPage || isOpen)) done()
    else return
    event.preventDefault()
    // The page has shortcuts on some of these keys.
    event.stopPropagation()
  }
  return (
    <div
      ref={root}
      className={isPage ? 'relative' : 'flex min-h-0 flex-1 flex-col'}
      onBlur={({ relatedTarget }) => {
        const isInside = relatedTarget instanceof Node && root.current?.contains(relatedTarget) === true
        if (isPage && !isInside) setOpen(false)
      }}
    >
      <div
        className={
          isPage
            ? 'look-up-field flex h-11 items-center gap-3 rounded-lg border border-line2 bg-card px-4'
            : 'flex h-13 shrink-0 items-center gap-3 border-b border-line px-4 sm:px-5'
        }
      >
        {start ?? <Icon icon={Search} size={16} className="text-t2" />}
        {scope !== null && (
          <span className="flex max-w-[40%] items-center gap-1 rounded bg-selected px-2 text-13 font-medium">
            <bdi className="truncate">{showInvisible(scope)}</bdi>
            <button
              type="button"
              aria-label={words.leaveScope(showInvisible(scope))}
              data-tip={words.leaveScope(showInvisible(scope))}
              className="rounded-sm"
              onClick={() => setScope(null)}
            >
              <Icon icon={X} size={12} />
            </button>
          </span>
        )}
        <input
          ref={field}
          role="combobox"
          aria-label={words.title}
          aria-expanded={isOpen}
          aria-controls={isOpen ? listId : undefined}
          aria-activedescendant={isOpen ? activeId : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={4_000}
          value={text}
          placeholder={scope === null ? placeholder : words.placeholderRuns}
          className="look-up-input h-full min-w-0 flex-1 bg-transparent text-15 outline-none placeholder:text-t3"
          onChange={({ target }) => {
            setText(target.value)
            setCopied(false)
            setOpen(true)
          }}
          onKeyDown={onKeyDown}
        />
        {end}
      </div>
      {isOpen && (
        <div
          className={
            isPage
              ? 'popup absolute inset-x-0 top-12 z-20 max-h-[min(560px,70vh)] overflow-y-auto shadow-lg'
              : 'min-h-0 flex-1 overflow-y-auto'
          }
        >
          <JobsClockProvider skewMs={state.skewMs} frozenMs={null}>
            <LookUpList id={listId} state={state} onOpened={done} />
          </JobsClockProvider>
        </div>
      )}
      <p role="status" className="sr-only">
        {isCopied ? words.hints.copied : isOpen && text !== '' && words.count(rows.length)}
      </p>
    </div>
  )
}

/** The workspace in which the look-up finds. */
export function WorkspaceChip({ name }: { name: string }) {
  return (
    <span className="flex max-w-40 shrink-0 items-center gap-1.5 rounded bg-hover px-2 text-12 text-t2">
      <Icon icon={Layers} size={12} />
      <bdi className="truncate">{showInvisible(name)}</bdi>
    </span>
  )
}
