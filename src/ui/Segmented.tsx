import { keepFocus } from './keep-focus'

interface SegmentedProps<T extends string> {
  label: string
  value: T
  /** One that cannot be chosen says why in its tooltip. */
  options: readonly { value: T; label: string; disabled?: string | undefined }[]
  onChange: (value: T) => void
}

/** A choice between a few options that are all visible. */
export function Segmented<T extends string>({ label, value, options, onChange }: SegmentedProps<T>) {
  return (
    <div ref={keepFocus(label)} role="group" aria-label={label} className="flex shrink-0">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          aria-disabled={option.disabled !== undefined}
          data-tip={option.disabled}
          onClick={() => {
            if (option.disabled === undefined) onChange(option.value)
          }}
          className="btn rounded-none first:rounded-l-md last:rounded-r-md not-first:-ml-px aria-pressed:z-1 aria-pressed:border-line2 aria-disabled:text-t3"
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
