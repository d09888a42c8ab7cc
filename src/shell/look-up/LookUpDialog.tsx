import { useQuery } from '@tanstack/react-query'
import { ArrowLeft, Search } from 'lucide-react'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useFindWords } from '../../i18n/find-words'
import { useLocale } from '../../i18n/locale'
import { configQuery } from '../../query/config'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { useModalClose } from '../../ui/use-modal-close'
import { useSuspendedShortcuts } from '../shortcuts/shortcuts'
import { LookUp, WorkspaceChip } from './LookUp'

interface LookUpDialogProps {
  /** What was typed while the dialog was loaded. */
  typed: RefObject<string>
  onClose: () => void
}

/** The look-up over any page: the whole screen of a phone. */
export function LookUpDialog({ typed, onClose }: LookUpDialogProps) {
  const { t } = useLocale()
  const words = useFindWords()
  const [search] = useSearchParams()
  const { data: config } = useQuery(configQuery())
  const dialog = useRef<HTMLDialogElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const [initialText] = useState(() => typed.current)
  useSuspendedShortcuts()
  useLayoutEffect(() => {
    const own = dialog.current
    // Opened by the user, so it takes the focus from any field.
    own?.showModal()
    field.current?.focus()
    field.current?.setSelectionRange(initialText.length, initialText.length)
    return () => own?.close()
  }, [initialText])
  const { close, handlers } = useModalClose(dialog, onClose)
  const named = search.get('workspace') ?? ''
  const workspace = named === '' ? (config?.workspace ?? t.header.defaultWorkspace) : named
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- Escape closes it, too
    <dialog
      ref={dialog}
      aria-label={words.title}
      className="look-up-dialog popup appear text-t1 backdrop:bg-[#0008]"
      {...handlers}
      onClick={({ target }) => {
        if (target === dialog.current) close()
      }}
    >
      <LookUp
        initialText={initialText}
        place="dialog"
        placeholder={words.placeholderShort}
        field={field}
        start={
          <>
            <IconButton icon={ArrowLeft} label={words.back} className="-ml-2 sm:hidden" onClick={close} />
            <Icon icon={Search} size={16} className="text-t2 max-sm:hidden" />
          </>
        }
        end={
          <>
            <WorkspaceChip name={workspace} />
            <button type="button" className="kbd max-sm:hidden" onClick={close}>
              <span className="sr-only">{t.app.close} </span>Esc
            </button>
          </>
        }
        onDone={close}
      />
      <p
        aria-hidden
        className="flex h-9 shrink-0 items-center gap-4 border-t border-line px-5 text-12 text-t2 max-sm:hidden"
      >
        <Hint keys={['↑', '↓']} text={words.hints.choose} />
        <Hint keys={['↵']} text={words.hints.open} />
        <Hint keys={['Ctrl', '↵']} text={words.hints.newTab} />
        <Hint keys={['Tab']} text={words.hints.runs} />
        <span className="ml-auto">
          <Hint keys={['Ctrl', 'C']} text={words.hints.copy} />
        </span>
      </p>
    </dialog>
  )
}

function Hint({ keys, text }: { keys: readonly string[]; text: string }) {
  return (
    <span className="flex items-center gap-1">
      {keys.map((key) => (
        <kbd key={key} className="kbd">
          {key}
        </kbd>
      ))}
      <span className="pl-1">{text}</span>
    </span>
  )
}
