import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Check, CircleCheck, Eye, ShieldCheck, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { CODE_LENGTH, type FoundScreen, formatCode, parseCode } from '../../contract/pairing'
import { type PairWords } from '../../i18n/en/pair'
import { useLocale } from '../../i18n/locale'
import { COMMA } from '../../i18n/punctuation'
import { usePairWords } from '../../i18n/pair-words'
import { showInvisible } from '../../lib/text'
import { formatDuration } from '../../lib/time/duration'
import { formatClock } from '../../lib/time/format'
import { approveScreen, findScreen, refuseScreen, screensQuery } from '../../query/pairing'
import { Button } from '../../ui/Button'
import { Card, TitleCard } from '../../ui/Card'
import { Icon } from '../../ui/Icon'
import { useNow } from '../../ui/use-now'
import { useSettledText } from '../../ui/use-settled-text'
import { CodeField } from './CodeField'
import { type Draft, readDraft, writeDraft } from './draft'
import { Failure } from './Failure'
import { ShownFields } from './ShownFields'

type Found = FoundScreen & { state: 'found' }

interface ApproveScreenProps {
  /** Of the address, as a QR code has it. */
  code: string
  /** The wall that the user comes from; empty: that of the screen, if it has one. */
  proposed: string
  /** Called with the wall that is chosen, for its preview. */
  onAddress: (address: string | null) => void
}

/** The code of a screen, who shows it, and what it is to show. */
export function ApproveScreen({ code: scanned, proposed, onAddress }: ApproveScreenProps) {
  const { lang, zone } = useLocale()
  const words = usePairWords()
  const client = useQueryClient()
  const [code, setCode] = useState(() => parseCode(scanned) ?? '')
  const [name, setName] = useState('')
  const [draft, setDraft] = useState<Draft>(() => readDraft(proposed, { zone, lang }))
  const [standsHere, setStandsHere] = useState(false)
  const find = useMutation({
    mutationFn: findScreen,
    onSuccess: (answer) => {
      if (answer.state !== 'found') return
      setStandsHere(false)
      // What was typed meanwhile stays.
      setName((typed) => typed || answer.name)
      if (answer.address !== '' && proposed === '') setDraft(readDraft(answer.address, { zone, lang }))
    },
  })
  const approve = useMutation({
    mutationFn: approveScreen,
    onSuccess: () => client.invalidateQueries({ queryKey: screensQuery().queryKey }),
  })
  const refuse = useMutation({ mutationFn: refuseScreen })
  const { mutate: look, reset: forget } = find
  useEffect(() => {
    if (code.length === CODE_LENGTH) look(code)
  }, [code, look])
  const address = writeDraft(draft)
  const settled = useSettledText(address)
  useEffect(() => onAddress(settled), [settled, onAddress])
  const found = find.data?.state === 'found' ? find.data : null
  const approved = approve.data?.state === 'approved' ? approve.data.screen : null
  const start = () => {
    setCode('')
    setName('')
    forget()
    approve.reset()
  }
  if (approved !== null)
    return (
      <TitleCard title={words.title} about={words.approved(showInvisible(approved.name))}>
        <Button className="mt-4" onClick={start}>
          {words.another}
        </Button>
      </TitleCard>
    )
  const needsWord = found?.distance === 'elsewhere'
  const need = findNeed({
    code: found !== null,
    here: !needsWord || standsHere,
    name: name.trim() !== '',
    address: address !== null,
  })
  const error = find.error ?? approve.error ?? refuse.error
  const answer = approve.data ?? find.data
  return (
    <div className="grid gap-3 max-sm:gap-0 max-sm:pb-28">
      <TitleCard title={found && scanned !== '' ? words.question : words.title} about={words.about}>
        <div className="mt-4 flex flex-wrap items-center gap-x-5 gap-y-2">
          <CodeField
            label={words.code}
            value={code}
            isFound={found !== null}
            isWrong={answer?.state === 'unknown'}
            onChange={(next) => {
              if (next !== code) forget()
              approve.reset()
              setCode(next)
            }}
          />
          <Verdict answer={answer} error={error} words={words} />
        </div>
        {found && <Facts found={found} words={words} />}
        {found && (
          <div className="pair-warning" data-strong={needsWord ? '' : undefined}>
            <Icon icon={needsWord ? TriangleAlert : Eye} size={16} />
            <div>
              {needsWord && <p className="font-semibold">{words.otherNetwork}</p>}
              <p>{words.onlyBeforeYou(formatCode(code))}</p>
              {needsWord && (
                <label className="mt-2 flex items-center gap-2 font-semibold">
                  <input
                    type="checkbox"
                    checked={standsHere}
                    onChange={(event) => setStandsHere(event.target.checked)}
                  />
                  {words.standsHere}
                </label>
              )}
            </div>
          </div>
        )}
      </TitleCard>
      <Card title={words.shows}>
        <div className="grid gap-4 p-6 max-sm:p-4">
          <ShownFields name={name} draft={draft} onName={setName} setDraft={setDraft} />
          <p className="flex gap-2 text-12 text-t2">
            <Icon icon={ShieldCheck} className="mt-0.5 shrink-0" />
            {words.may}
          </p>
          <div className="pair-actions">
            <Button
              primary
              icon={Check}
              disabled={need !== null || approve.isPending}
              onClick={() => {
                if (address !== null) approve.mutate({ code, name, address, standsHere })
              }}
            >
              {words.approve}
            </Button>
            <Button disabled={found === null} onClick={() => refuse.mutate(code, { onSuccess: start })}>
              {words.refuse}
            </Button>
            {need !== null && <p className="pair-need text-t2">{words.needs[need]}</p>}
          </div>
        </div>
      </Card>
    </div>
  )
}

/** The first thing that is missing, in the order of the page. */
const findNeed = (has: Record<keyof PairWords['needs'], boolean>) =>
  (['code', 'here', 'name', 'address'] as const).find((part) => !has[part]) ?? null

interface VerdictProps {
  answer: { state: string; waitMs?: number } | undefined
  error: Error | null
  words: PairWords
}

/** What the server says of the code. */
function Verdict({ answer, error, words }: VerdictProps) {
  const { lang } = useLocale()
  if (error) return <Failure error={error} />
  if (answer?.state === 'found')
    return (
      <p role="status" className="flex items-center gap-1.5 font-semibold text-ink-success">
        <Icon icon={CircleCheck} size={16} />
        {words.found}
      </p>
    )
  const texts: Record<string, string> = {
    unknown: words.unknown,
    paused: words.paused(
      formatDuration(Math.max(1_000, answer?.waitMs ?? 0), lang, { units: 2, spelled: true }),
    ),
    full: words.full,
  }
  const text = answer && texts[answer.state]
  return text === undefined ? null : (
    <p role="alert" className="text-ink-fail">
      {text}
    </p>
  )
}

function Facts({ found, words }: { found: Found; words: PairWords }) {
  const { lang, zone } = useLocale()
  const [skewMs] = useState(() => found.nowMs - Date.now())
  const nowMs = useNow(skewMs, null)
  const age = formatDuration(Math.max(1_000, nowMs - found.askedAtMs), lang, { units: 2, spelled: true })
  const rows = [
    { name: words.asked, value: formatClock(found.askedAtMs, zone), more: words.ago(age) },
    {
      name: words.from,
      value: found.from || words.fromUnknown,
      more: words.distance[found.distance],
    },
    { name: words.screenFact, value: `${found.width} × ${found.height}`, more: found.browser },
  ]
  return (
    <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-5 gap-y-1">
      {rows.map(({ name, value, more }) => (
        <div key={name} className="contents">
          <dt className="text-t2">{name}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            <b className="font-semibold">{value}</b>
            {more === '' ? '' : COMMA[lang] + more}
          </dd>
        </div>
      ))}
    </dl>
  )
}
