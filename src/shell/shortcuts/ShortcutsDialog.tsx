import { useState } from 'react'
import { useLocale } from '../../i18n/locale'
import { Dialog } from '../../ui/Dialog'
import { Choice } from '../../ui/Choice'
import { shortcutsEnabled, setShortcutsEnabled } from './use-shortcuts'

const KEYS = [
  { keys: ['j', '↓'], word: 'next' },
  { keys: ['k', '↑'], word: 'previous' },
  { keys: ['Enter'], word: 'open' },
  { keys: ['l'], word: 'log' },
  { keys: ['n'], word: 'problem' },
  { keys: ['f'], word: 'fit' },
  { keys: ['+', '-', '0'], word: 'zoom' },
  { keys: ['a', 'd'], word: 'pan' },
  { keys: ['/'], word: 'filter' },
  { keys: ['Esc'], word: 'close' },
  { keys: ['w'], word: 'wall' },
  { keys: ['?'], word: 'help' },
] as const

/** All keys, and the switch that turns single ones off. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLocale()
  const [on, setOn] = useState(shortcutsEnabled)
  return (
    <Dialog title={t.keys.title} close={t.app.close} onClose={onClose}>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-5 gap-y-1.5">
        {KEYS.map(({ keys, word }) => (
          <div key={word} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd key={key} className="kbd">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t.keys.list[word]}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 border-t border-line pt-3">
        <Choice
          checked={on}
          onChange={() => {
            setShortcutsEnabled(!on)
            setOn(!on)
          }}
        >
          {t.keys.on}
        </Choice>
        <p className="px-2 text-12 text-t3">{t.keys.about}</p>
      </div>
    </Dialog>
  )
}
