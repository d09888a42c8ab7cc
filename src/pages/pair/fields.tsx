/** A select as high as the fields beside it, and as a finger needs on a phone. */
export const SELECT =
  'w-full [&>select]:h-8 [&>svg]:top-[9px] max-sm:[&>select]:h-12 max-sm:[&>svg]:top-[17px]'

interface LineProps {
  label: string
  value: string
  /** The id of a list of what may be entered. */
  list?: string
  /** Whether the label stands above the field; it always is its name. */
  isLabelled?: boolean
  onChange: (value: string) => void
}

/** A line of text with a list of what may be entered. */
export function Line({ label, value, list, isLabelled = false, onChange }: LineProps) {
  return (
    <label className="grid gap-1 text-12 text-t2">
      <span className={isLabelled ? '' : 'sr-only'}>{label}</span>
      <input
        value={value}
        list={list}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        className="field h-8 w-full px-2.5 text-t1 max-sm:h-12"
      />
    </label>
  )
}
