import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { showInvisible } from '../../lib/text'
import { Icon } from '../../ui/Icon'

interface ChipsProps {
  label: string
  values: readonly string[]
  /** Nothing of that name is known. */
  isBad: (value: string) => boolean
  suggestions: readonly string[]
  onChange: (values: readonly string[]) => void
  /** What a typed or pasted text holds. */
  read: (text: string) => string[]
}

const MAX_SUGGESTIONS = 12

/** A list of names as chips, with a field that adds to them. */
export function Chips({ label, values, isBad, suggestions, onChange, read }: ChipsProps) {
  const words = useWallJobsWords().setup
  const [text, setText] = useState('')
  const listId = useId()
  const add = (given: string) => {
    setText('')
    const names = read(given).filter(Boolean)
    if (names.length > 0) onChange([...new Set([...values, ...names])])
  }
  const lower = text.toLowerCase()
  const fitting = text === '' ? [] : suggestions.filter((name) => name.toLowerCase().includes(lower))
  return (
    <div className="field flex h-auto! min-h-8 w-full flex-wrap items-center gap-1 px-1.5 py-1 focus-within:outline-2 focus-within:outline-accent">
      {values.map((value) => (
        <span
          key={value}
          data-bad={isBad(value) || undefined}
          className="flex max-w-full items-center gap-1 rounded bg-hover py-0.5 pl-1.5 data-bad:bg-tint-fail data-bad:text-ink-fail"
        >
          <bdi className="truncate" data-tip={isBad(value) ? words.unknown : undefined}>
            {showInvisible(value)}
          </bdi>
          {isBad(value) && <span className="sr-only">{words.unknown}</span>}
          <button
            type="button"
            className="btn btn-quiet btn-icon size-5 min-h-0"
            aria-label={words.remove(showInvisible(value))}
            onClick={() => onChange(values.filter((other) => other !== value))}
          >
            <Icon icon={X} size={12} />
          </button>
        </span>
      ))}
      <input
        aria-label={label}
        list={listId}
        value={text}
        placeholder={values.length === 0 && label === words.value.jobs ? words.addNames : words.add}
        autoComplete="off"
        spellCheck={false}
        className="min-w-24 flex-1 bg-transparent px-1 outline-none"
        onChange={({ target, nativeEvent }) => {
          const isChosen =
            nativeEvent instanceof InputEvent && nativeEvent.inputType === 'insertReplacementText'
          if (isChosen || suggestions.includes(target.value)) add(target.value)
          else setText(target.value)
        }}
        onPaste={(event) => {
          event.preventDefault()
          add(text + event.clipboardData.getData('text'))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault()
            add(text)
          }
          if (event.key === 'Backspace' && text === '' && values.length > 0) onChange(values.slice(0, -1))
        }}
        onBlur={() => add(text)}
      />
      <datalist id={listId}>
        {fitting.slice(0, MAX_SUGGESTIONS).map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </div>
  )
}
