import { useQueryClient } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { useLocale } from '../../../i18n/locale'
import { useSnapshotWords } from '../../../i18n/snapshot-words'
import { Button } from '../../../ui/Button'
import { Choice } from '../../../ui/Choice'
import { formatSize } from '../log/format-size'
import { useRun } from '../run-context'
import { useDataTime } from './use-data-time'

/** What the file shall not hold, and the button that saves it. */
export function SnapshotForm() {
  const locale = useLocale()
  const words = useSnapshotWords()
  const client = useQueryClient()
  const state = useRun()
  const readTime = useDataTime()
  const [withoutPaths, setWithoutPaths] = useState(false)
  const [withoutNames, setWithoutNames] = useState(false)
  const [said, setSaid] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)
  const save = async () => {
    setIsBusy(true)
    setSaid(words.preparing)
    try {
      const { saveSnapshot } = await import('./save-snapshot')
      const { name, bytes } = await saveSnapshot(client, state, locale, {
        ...readTime(),
        withoutPaths,
        withoutNames,
      })
      setSaid(words.saved(name, formatSize(bytes)))
    } catch {
      setSaid(words.notSaved)
    }
    setIsBusy(false)
  }
  return (
    <div className="grid gap-1 pb-2 pl-9 text-12">
      <p className="text-t2">{words.about}</p>
      <div>
        <Choice checked={withoutPaths} onChange={() => setWithoutPaths(!withoutPaths)}>
          {words.withoutPaths}
        </Choice>
        <Choice checked={withoutNames} onChange={() => setWithoutNames(!withoutNames)}>
          {words.withoutNames}
        </Choice>
      </div>
      {(withoutPaths || withoutNames) && <p className="text-t2">{words.leavesOut}</p>}
      <div className="flex items-center gap-3">
        <Button icon={Download} onClick={() => !isBusy && void save()}>
          {words.save}
        </Button>
        <p role="status" className="min-w-0 flex-1 text-t2 [overflow-wrap:anywhere]">
          {said}
        </p>
      </div>
    </div>
  )
}
