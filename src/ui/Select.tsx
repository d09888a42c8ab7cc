import { ChevronDown } from 'lucide-react'
import { Icon } from './Icon'

interface SelectProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
  className?: string
}

/** The platform's select, drawn as a button. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  className = '',
}: SelectProps<T>) {
  return (
    <span className={`relative inline-flex shrink-0 ${className}`}>
      <select
        aria-label={label}
        data-tip={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
        className="field w-full appearance-none text-ellipsis pr-7 pl-2.5 font-medium hover:bg-hover pointer-coarse:pr-6"
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon
        icon={ChevronDown}
        className="pointer-events-none absolute top-[7px] right-2 text-t2 pointer-coarse:top-[11px]"
      />
    </span>
  )
}
