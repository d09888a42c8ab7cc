import { Pause, Play, StepBack, StepForward } from 'lucide-react'
import { IconButton } from '../../../ui/Button'
import { Icon } from '../../../ui/Icon'
import { keepFocus } from '../../../ui/keep-focus'
import { Select } from '../../../ui/Select'
import { REPLAY_SPEEDS, type Replay } from '../run-replay'
import { findStep, togglePlaying } from './steps'

/** The tools of the timeline during a replay: from event to event, and playing. */
export function ReplayTools({ replay }: { replay: Replay }) {
  const { words, player, setPlayer, moveTo } = replay
  const { isPlaying, speed } = player
  return (
    <span className="flex items-center">
      <IconButton icon={StepBack} label={words.stepBack} onClick={() => moveTo(findStep(replay, -1))} />
      <button
        ref={keepFocus('replay')}
        type="button"
        className="btn"
        aria-pressed={isPlaying}
        onClick={() => togglePlaying(replay)}
      >
        <Icon icon={isPlaying ? Pause : Play} />
        <span className="@max-[600px]:sr-only">{isPlaying ? words.pause : words.play}</span>
      </button>
      <Select
        label={words.speed}
        className="mx-1"
        value={String(speed)}
        options={REPLAY_SPEEDS.map((one) => ({ value: String(one), label: `×${one}` }))}
        onChange={(value) =>
          setPlayer({ speed: REPLAY_SPEEDS.find((one) => String(one) === value) ?? speed })
        }
      />
      <IconButton icon={StepForward} label={words.stepOn} onClick={() => moveTo(findStep(replay, 1))} />
    </span>
  )
}
