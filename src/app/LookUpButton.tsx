import { Search } from 'lucide-react'
import { useLocale } from '../i18n/locale'
import { IconButton } from '../ui/Button'
import { Icon } from '../ui/Icon'

/** Opens the look-up; it has the looks of its field, and is an icon where there is no room. */
export function LookUpButton({ onClick }: { onClick: () => void }) {
  const { t } = useLocale()
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K"
        className="field flex w-[264px] shrink items-center gap-2 px-2.5 text-t3 max-sm:hidden"
        onClick={onClick}
      >
        <Icon icon={Search} className="text-t2" />
        <span className="min-w-0 flex-1 truncate text-left">
          <span className="sr-only">{t.app.lookUpLabel}: </span>
          {t.app.lookUp}
        </span>
        <kbd aria-hidden className="kbd">
          Ctrl K
        </kbd>
      </button>
      <IconButton icon={Search} label={t.app.lookUpLabel} className="ml-auto sm:hidden" onClick={onClick} />
    </>
  )
}
