import { useState } from 'react'
import { CODE_LENGTH, CODE_SIGNS } from '../../contract/pairing'

interface CodeFieldProps {
  label: string
  value: string
  isFound: boolean
  isWrong: boolean
  onChange: (code: string) => void
}

/** What a screen could have shown of what was typed or pasted. */
const readSigns = (text: string): string =>
  Array.from(text.toUpperCase())
    .filter((sign) => CODE_SIGNS.includes(sign))
    .slice(0, CODE_LENGTH)
    .join('')

/** Six boxes that are one field: pasting fills them all. */
export function CodeField({ label, value, isFound, isWrong, onChange }: CodeFieldProps) {
  const [isFocused, setFocused] = useState(false)
  const signs = Array.from({ length: CODE_LENGTH }, (_, index) => value[index] ?? '')
  return (
    <div className="pair-field" data-focus={isFocused ? '' : undefined} data-found={isFound ? '' : undefined}>
      <div aria-hidden>
        {signs.map((sign, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the place in the code
          <b key={index} data-next={isFocused && index === value.length ? '' : undefined}>
            {sign}
          </b>
        ))}
      </div>
      <input
        aria-label={label}
        aria-invalid={isWrong}
        value={value}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is opened to type a code
        autoFocus={value === ''}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={(event) => onChange(readSigns(event.target.value))}
      />
    </div>
  )
}
