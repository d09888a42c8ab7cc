import { useState } from 'react'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { Dialog } from '../../ui/Dialog'
import { Choice } from '../../ui/Choice'
import { listActiveShortcuts } from './list-active'
import { areShortcutsOn, setShortcutsOn, SHORTCUTS, useSuspendedShortcuts } from './shortcuts'

const GROUPS = ['nodes', 'log', 'jobs', 'runs', 'timeline', 'wall', 'page'] as const

/** How keys are printed. `=` only saves the Shift of `+`. */
const PRINTED: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
  '=': '',
  ' ': 'Space',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** The shortcuts of the present page, and the switch that turns single keys off. */
export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLocale()
  const words = useLaterWords().keys
  const [isOn, setOn] = useState(areShortcutsOn)
  const [active] = useState(listActiveShortcuts)
  useSuspendedShortcuts()
  const groups = GROUPS.map((group) => active.filter((name) => SHORTCUTS[name].group === group))
  return (
    <Dialog title={words.title} close={t.app.close} onClose={onClose}>
      <div className="grid gap-3">
        {groups
          .filter((names) => names.length > 0)
          .map((names) => (
            <dl key={names[0]} className="grid grid-cols-[6rem_1fr] gap-x-5 gap-y-1.5">
              {names.map((name) => (
                <div key={name} className="contents">
                  <dt className="flex gap-1">
                    {SHORTCUTS[name].keys
                      .map((key) => PRINTED[key] ?? key)
                      .filter(Boolean)
                      .map((key) => (
                        <kbd key={key} className="kbd">
                          {key}
                        </kbd>
                      ))}
                  </dt>
                  <dd translate="yes">{words.list[name]}</dd>
                </div>
              ))}
            </dl>
          ))}
      </div>
      <div className="mt-4 border-t border-line pt-3">
        <Choice
          checked={isOn}
          onChange={() => {
            setShortcutsOn(!isOn)
            setOn(!isOn)
          }}
        >
          {words.on}
        </Choice>
        <p translate="yes" className="px-2 text-12 text-t3">
          {words.about}
        </p>
      </div>
    </Dialog>
  )
}
