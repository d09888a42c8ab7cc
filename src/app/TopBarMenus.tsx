import { History, Languages, Moon, Sun } from 'lucide-react'
import { ViewLink } from '../shell/address/ViewLink'
import { paths } from '../contract/routes'
import { useLocale } from '../i18n/locale'
import { type Lang } from '../contract/lang'
import { showInvisible } from '../lib/text'
import { recentRuns } from '../shell/look-up/recent-runs'
import { type Theme } from '../shell/preferences/preferences'
import { Choice } from '../ui/Choice'
import { Icon } from '../ui/Icon'
import { Menu } from '../ui/Menu'

const BUTTON = 'btn btn-icon btn-quiet'
const LANGS: readonly [Lang, name: string][] = [
  ['en', 'English'],
  ['zh-CN', '简体中文'],
]
const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

export function RecentMenu() {
  const { t } = useLocale()
  return (
    <Menu trigger={<Icon icon={History} size={16} />} label={t.app.recent} className={BUTTON} align="end">
      <RecentItems />
    </Menu>
  )
}

/** Reads what is stored each time the menu opens. */
function RecentItems() {
  const { t } = useLocale()
  const runs = recentRuns()
  if (runs.length === 0)
    return (
      <div role="menuitem" aria-disabled tabIndex={-1} className="w-56 px-2 py-1 text-12 text-t2">
        {t.app.noRecent}
      </div>
    )
  return runs.map((run) => (
    <ViewLink
      key={paths.run(run)}
      role="menuitem"
      tabIndex={-1}
      to={paths.run(run)}
      className="menu-item max-w-80"
    >
      <span className="min-w-0 flex-1 truncate">{showInvisible(run.job)}</span>
      <span className="text-12 text-t2">{run.id}</span>
    </ViewLink>
  ))
}

export function LanguageMenu({ onChoose }: { onChoose: (lang: Lang) => void }) {
  const { t, lang } = useLocale()
  return (
    <Menu trigger={<Icon icon={Languages} size={16} />} label={t.app.language} className={BUTTON} align="end">
      {LANGS.map(([value, name]) => (
        <Choice key={value} type="radio" checked={lang === value} onChange={() => onChoose(value)}>
          <span lang={value}>{name}</span>
        </Choice>
      ))}
    </Menu>
  )
}

interface ThemeMenuProps {
  theme: Theme
  onChoose: (theme: Theme) => void
}

export function ThemeMenu({ theme, onChoose }: ThemeMenuProps) {
  const { t } = useLocale()
  return (
    <Menu
      trigger={<Icon icon={theme === 'light' ? Sun : Moon} size={16} />}
      label={t.app.theme}
      className={BUTTON}
      align="end"
    >
      {THEMES.map((value) => (
        <Choice key={value} type="radio" checked={theme === value} onChange={() => onChoose(value)}>
          {t.app.themes[value]}
        </Choice>
      ))}
    </Menu>
  )
}
