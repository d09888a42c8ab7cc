import { CaseSensitive, ChevronDown, ChevronUp, Regex, X } from 'lucide-react'
import { type KeyboardEvent, type Ref } from 'react'
import { useLogWords } from '../../../i18n/log-words'
import { formatCount } from '../../../lib/number'
import { IconButton } from '../../../ui/Button'
import { SearchField } from '../../../ui/Field'
import { formatSize } from './format-size'
import { type LogRoom } from './log-room'
import { type Find } from './use-find'

interface FindBarProps {
  field: Ref<HTMLInputElement>
  find: Find
  room: LogRoom
}

const WIDTHS: Readonly<Record<LogRoom, string>> = {
  beside: 'flex-[1_1_160px]',
  full: 'flex-[0_1_520px]',
  sheet: 'flex-1',
}

/** Finds in the whole log, where its bytes are. */
export function FindBar({ field, find, room }: FindBarProps) {
  const { text, options, search, current, step } = find
  const { isRegex, matchCase } = options
  const words = useLogWords()
  const { matches, isDone, isCut, error, scannedBytes, size } = search
  const describe = (): string => {
    if (error) return error.status === 400 ? words.badPattern : words.noAnswer.title
    if (isDone && matches.length === 0) return words.noMatch
    const at = current === null ? null : formatCount(current + 1)
    return words.matches(at, formatCount(matches.length), isDone)
  }
  const describeLimit = (): string | null => {
    if (!isDone || error) return null
    if (isCut) return words.isCut
    return scannedBytes < size ? words.partSearched(formatSize(scannedBytes)) : null
  }
  const limit = describeLimit()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') find.close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the field within
    <div className={`relative flex min-w-0 ${WIDTHS[room]} items-center gap-1`} onKeyDown={onKeyDown}>
      <SearchField
        ref={field}
        label={words.find}
        placeholder={words.find}
        value={text}
        onChange={find.setText}
        maxLength={300}
      />
      {text !== '' && (
        <>
          <span role="status" className="px-1 text-12 leading-tight whitespace-nowrap text-t2">
            {describe()}
            {limit !== null && <span className="block text-11">{limit}</span>}
          </span>
          <IconButton icon={ChevronUp} label={words.previousMatch} onClick={() => step(-1)} />
          <IconButton icon={ChevronDown} label={words.nextMatch} onClick={() => step(1)} />
        </>
      )}
      {room === 'full' && (
        <>
          <IconButton
            icon={CaseSensitive}
            label={words.matchCase}
            pressed={matchCase}
            onClick={() => find.setOptions({ isRegex, matchCase: !matchCase })}
          />
          <IconButton
            icon={Regex}
            label={words.regex}
            pressed={isRegex}
            onClick={() => find.setOptions({ isRegex: !isRegex, matchCase })}
          />
        </>
      )}
      {room === 'sheet' && <IconButton icon={X} label={words.closeFind} onClick={find.close} />}
      {/* Over what stands below, so that a search moves no line. */}
      {!isDone && size > 0 && (
        <span className="absolute inset-x-0 top-full z-10 mt-0.5 flex items-center gap-2 rounded-md border border-line bg-card px-2 py-1 text-12 whitespace-nowrap text-t2 shadow-md">
          <label className="flex min-w-0 flex-1 items-center gap-2">
            <progress className="h-1 min-w-0 flex-1 accent-accent" value={scannedBytes} max={size} />
            {words.searched(`${Math.floor((scannedBytes / size) * 100)} %`, formatSize(size))}
          </label>
          <button type="button" className="link" onClick={find.stop}>
            {words.stop}
          </button>
        </span>
      )}
    </div>
  )
}
