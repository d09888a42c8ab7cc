import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { type WallJobsWords } from '../../i18n/en/wall-jobs'
import { MINUTE_MS, SECOND_MS } from '../../lib/time/units'
import { MAX_POLLS } from './use-polls'

interface PollsProps {
  /** Whether each of the last polls was answered, oldest first. */
  polls: readonly boolean[]
  pollMs: number
  isOld: boolean
  /** There is room for words. */
  isSaid: boolean
}

/** `12 of 12 polls, every 10 s`; empty before the first. */
export function describePolls(
  { polls, pollMs, isOld }: Pick<PollsProps, 'polls' | 'pollMs' | 'isOld'>,
  words: WallJobsWords,
): string {
  if (polls.length === 0) return ''
  const answered = polls.filter(Boolean).length
  const every =
    pollMs < MINUTE_MS
      ? words.everySeconds(Math.round(pollMs / SECOND_MS))
      : words.everyMinutes(Math.round(pollMs / MINUTE_MS))
  return isOld
    ? words.pollsMissed(polls.length - answered, polls.length)
    : words.polls(answered, polls.length, every)
}

/** A mark for each poll: on a frozen screen no new mark appears. */
export function Polls({ polls, pollMs, isOld, isSaid }: PollsProps) {
  const words = useWallJobsWords()
  return (
    <p className="wj-polls">
      <span className={isSaid ? '' : 'sr-only'}>{describePolls({ polls, pollMs, isOld }, words)}</span>
      <svg aria-hidden viewBox={`0 0 ${MAX_POLLS * 7} 26`}>
        {polls.map((isAnswered, index) => {
          const isNewest = index === polls.length - 1
          const x = (MAX_POLLS - polls.length + index) * 7
          return (
            <rect
              // oxlint-disable-next-line react/no-array-index-key -- a mark is its place
              key={index}
              data-missed={!isAnswered || undefined}
              data-newest={isNewest || undefined}
              x={x + 0.5}
              y={isNewest ? 0.5 : 6.5}
              width={4}
              height={isNewest ? 25 : 19}
            />
          )
        })}
      </svg>
    </p>
  )
}
