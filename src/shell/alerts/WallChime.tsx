import { VolumeX } from 'lucide-react'
import { type Run } from '../../contract/run'
import { ALERTS } from '../../i18n/alerts'
import { useLocale } from '../../i18n/locale'
import { useChime } from './use-chime'
import { Icon } from '../../ui/Icon'

/** The sound of a wall. It shows something only while it cannot be heard: a chime that nobody hears is not to be relied on. */
export function WallChime({ run }: { run: Run }) {
  const { lang } = useLocale()
  const sound = useChime(run)
  if (sound === 'ready') return null
  const words = ALERTS[lang]
  return (
    <p
      role="status"
      data-sound={sound}
      className="fixed bottom-[0.3vh] left-1/2 z-40 flex -translate-x-1/2 items-center gap-[0.5em] text-[min(2.04vh,3.2vw)] leading-[1.2] whitespace-nowrap text-[#b0b9c6]"
    >
      <Icon icon={VolumeX} size="1em" />
      {sound === 'blocked' ? words.soundNeedsClick : words.noSound}
    </p>
  )
}
