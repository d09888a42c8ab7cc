import { Search } from 'lucide-react'
import { useId, useState, type HTMLAttributes, type Ref } from 'react'
import { Icon } from './Icon'

interface FieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  name?: string
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  placeholder?: string
  maxLength?: number
  /** Why the value is refused. */
  error?: string | null
  /** Whether the error is announced as it appears. */
  alerts?: boolean
  className?: string
}

/** A labelled line of text. */
export function Field({
  label,
  value,
  onChange,
  name,
  inputMode,
  placeholder,
  maxLength,
  error = null,
  alerts = false,
  className = '',
}: FieldProps) {
  const id = useId()
  return (
    <div className={className}>
      <label className="grid gap-1 text-12 text-t2">
        {label}
        <input
          name={name}
          value={value}
          inputMode={inputMode}
          autoComplete="off"
          spellCheck={false}
          placeholder={placeholder}
          maxLength={maxLength}
          aria-invalid={error !== null}
          aria-describedby={error === null ? undefined : id}
          onChange={(event) => onChange(event.target.value)}
          className="field h-8 w-full px-2.5 text-t1"
        />
      </label>
      {error !== null && (
        <p id={id} role={alerts ? 'alert' : undefined} className="mt-1 text-12 text-ink-fail">
          {error}
        </p>
      )}
    </div>
  )
}

interface SearchFieldProps {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  maxLength?: number
  /** The key that puts the focus here, shown while the field is empty. */
  shortcut?: string
  ref?: Ref<HTMLInputElement>
}

/** A search field with its icon inside; it fills the line that it stands in. What an input method composes counts once it is committed. */
export function SearchField({
  label,
  placeholder,
  value,
  onChange,
  maxLength,
  shortcut,
  ref,
}: SearchFieldProps) {
  const [composed, setComposed] = useState<string | null>(null)
  const shown = composed ?? value
  const commit = (text: string) => {
    setComposed(null)
    onChange(text)
  }
  return (
    <span className="relative flex min-w-0 flex-1">
      <Icon icon={Search} className="absolute top-[7px] left-2.5 text-t2 pointer-coarse:top-[11px]" />
      <input
        ref={ref}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={shown}
        maxLength={maxLength}
        onChange={({ target, nativeEvent }) => {
          if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) setComposed(target.value)
          else commit(target.value)
        }}
        onCompositionEnd={({ currentTarget }) => commit(currentTarget.value)}
        className="field w-full pr-2 pl-8"
      />
      {shortcut !== undefined && shown === '' && (
        <kbd className="kbd absolute top-[5px] right-1.5">{shortcut}</kbd>
      )}
    </span>
  )
}
