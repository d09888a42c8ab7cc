import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, Clock, Pencil } from 'lucide-react'
import { useState } from 'react'
import { type PairedScreen } from '../../contract/pairing'
import { useLocale } from '../../i18n/locale'
import { usePairWords } from '../../i18n/pair-words'
import { COMMA } from '../../i18n/punctuation'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatDay } from '../../lib/time/format'
import { HOUR_MS } from '../../lib/time/units'
import { changeScreen, revokeScreen, screensQuery } from '../../query/pairing'
import { Button, IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { useNow } from '../../ui/use-now'
import { describeAddress } from './describe-address'
import { type Draft, readDraft, writeDraft } from './draft'
import { Failure } from './Failure'
import { ShownFields } from './ShownFields'

/** A screen that was not seen for so long is probably off. */
const UNSEEN_MS = HOUR_MS

interface ScreenRowProps {
  screen: PairedScreen
  skewMs: number
}

/** A paired screen: what it shows, who approved it, when it was seen, and what can be done with it. */
export function ScreenRow({ screen, skewMs }: ScreenRowProps) {
  const { lang, zone } = useLocale()
  const words = usePairWords()
  const [opened, setOpened] = useState<'change' | 'revoke' | null>(null)
  const nowMs = useNow(Math.round(skewMs / 1_000) * 1_000, null)
  const { name, address, by, pairedAtMs, seenAtMs } = screen
  const shownName = showInvisible(name)
  const close = () => setOpened(null)
  if (opened === 'revoke')
    return (
      <li className="border-b border-line last:border-b-0">
        <RevokeQuestion screen={screen} onClose={close} />
      </li>
    )
  const unseenMs = nowMs - (seenAtMs ?? pairedAtMs)
  const isUnseen = unseenMs > UNSEEN_MS
  const age = formatDuration(Math.max(1_000, unseenMs), lang, { units: 2, spelled: true })
  const seen = seenAtMs === null ? words.never : words.seen(age)
  return (
    <li className="border-b border-line last:border-b-0">
      <div className="pair-row">
        <Icon
          icon={isUnseen ? Clock : CircleCheck}
          size={16}
          className={isUnseen ? 'text-ink-exception' : 'text-ink-success'}
        />
        <div className="min-w-0 flex-1">
          <p className="[overflow-wrap:anywhere]">
            <bdi>{shownName}</bdi>
          </p>
          <p className="text-12 text-t2 [overflow-wrap:anywhere]">
            <bdi>{describeAddress(address, words)}</bdi> ·{' '}
            <bdi>
              {showInvisible(by)}
              {COMMA[lang]}
              {formatDay(pairedAtMs, zone, lang)}
            </bdi>
          </p>
          <p className={`text-12 sm:hidden ${isUnseen ? 'font-semibold text-ink-exception' : 'text-t2'}`}>
            {isUnseen ? words.unseen(age) : seen}
          </p>
        </div>
        <p
          className={`shrink-0 text-12 max-sm:hidden ${isUnseen ? 'font-semibold text-ink-exception' : 'text-t2'}`}
        >
          {isUnseen ? words.unseen(age) : seen}
        </p>
        <IconButton
          icon={Pencil}
          label={words.change(shownName)}
          pressed={opened === 'change'}
          onClick={() => setOpened(opened === 'change' ? null : 'change')}
        />
        <Button className="pair-tall" onClick={() => setOpened('revoke')}>
          {words.revoke}
          <span className="sr-only"> {shownName}</span>
        </Button>
      </div>
      {opened === 'change' && <ChangeForm screen={screen} onClose={close} />}
    </li>
  )
}

interface OpenedProps {
  screen: PairedScreen
  onClose: () => void
}

/** Asked in place, so that the name stays where it was. */
function RevokeQuestion({ screen, onClose }: OpenedProps) {
  const words = usePairWords()
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => revokeScreen(screen.id),
    onSuccess: (list) => client.setQueryData(screensQuery().queryKey, list),
  })
  return (
    <div role="alertdialog" aria-label={words.revokeOf(showInvisible(screen.name))} className="pair-question">
      <p className="font-semibold [overflow-wrap:anywhere]">{words.revokeOf(showInvisible(screen.name))}</p>
      <p className="text-12">{words.revokeAbout}</p>
      <Failure error={revoke.error} />
      <div className="pair-buttons">
        <Button className="pair-tall" onClick={onClose}>
          {words.keep}
        </Button>
        <Button
          className="pair-tall border-ink-fail! font-semibold text-ink-fail!"
          disabled={revoke.isPending}
          onClick={() => revoke.mutate()}
        >
          {words.revoke}
        </Button>
      </div>
    </div>
  )
}

function ChangeForm({ screen, onClose }: OpenedProps) {
  const words = usePairWords()
  const client = useQueryClient()
  const [name, setName] = useState(screen.name)
  const [draft, setDraft] = useState<Draft>(() => readDraft(screen.address))
  const address = writeDraft(draft)
  const needsAddress = address === null ? words.needs.address : null
  const need = name.trim() === '' ? words.needs.name : needsAddress
  const change = useMutation({
    mutationFn: (to: { name: string; address: string }) => changeScreen(screen.id, to),
    onSuccess: (answer) => {
      client.setQueryData(screensQuery().queryKey, answer)
      onClose()
    },
  })
  return (
    <div className="@container grid gap-4 border-t border-line px-6 py-4 max-sm:px-4">
      <ShownFields name={name} draft={draft} onName={setName} setDraft={setDraft} />
      <Failure error={change.error} />
      <div className="pair-buttons">
        <Button
          primary
          className="pair-tall"
          disabled={need !== null || change.isPending}
          onClick={() => {
            if (address !== null) change.mutate({ name, address })
          }}
        >
          {words.save}
        </Button>
        <Button className="pair-tall" onClick={onClose}>
          {words.cancel}
        </Button>
        {need !== null && <p className="text-t2">{need}</p>}
      </div>
    </div>
  )
}
