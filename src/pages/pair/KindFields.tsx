import { useId } from 'react'
import { type JobList } from '../../contract/job'
import { isReadingJobs } from '../../contract/list-polls'
import { type PairWords } from '../../i18n/en/pair'
import { useLocale } from '../../i18n/locale'
import { COMMA } from '../../i18n/punctuation'
import { showInvisible, truncateEnd } from '../../lib/text'
import { Select } from '../../ui/Select'
import { RULES, checkDraft, listChoices, type Draft } from './draft'
import { Line, SELECT } from './fields'

/** More would make the browser's list slow. */
const MAX_CHOICES = 300
const MAX_MISSING = 200

export interface KindFieldsProps {
  draft: Draft
  /** The jobs of the workspace; null until they are known, and when they may not be listed. */
  list: JobList | null
  words: PairWords
  onChange: (patch: Partial<Draft>) => void
}

/** What the chosen kind needs, and how much of it there is. */
export function KindFields({ draft, list, words, onChange }: KindFieldsProps) {
  const { lang } = useLocale()
  const listId = useId()
  const jobs = list?.jobs ?? []
  const typed = { rule: draft.value, jobs: '', latest: draft.job, address: '' }[draft.kind]
  const choices = listChoices(draft, jobs).filter((choice) => choice.includes(typed))
  const { count, missing } = checkDraft(draft, jobs)
  const isComplete = list !== null && !isReadingJobs(list.progress)
  const missed = showInvisible(missing.join(COMMA[lang]))
  return (
    <div className="grid gap-2">
      {draft.kind === 'rule' && (
        <div className="grid gap-3 @min-[440px]:grid-cols-[140px_1fr]">
          <Select
            label={words.rule}
            className={SELECT}
            value={draft.rule}
            options={RULES.map((rule) => ({ value: rule, label: words.rules[rule] }))}
            onChange={(rule) => onChange({ rule })}
          />
          <Line
            label={words.value}
            value={draft.value}
            list={listId}
            onChange={(value) => onChange({ value })}
          />
        </div>
      )}
      {draft.kind === 'jobs' && (
        <Line
          label={words.jobsField}
          value={draft.jobs}
          isLabelled
          onChange={(value) => onChange({ jobs: value })}
        />
      )}
      {draft.kind === 'latest' && (
        <Line
          label={words.jobField}
          value={draft.job}
          list={listId}
          isLabelled
          onChange={(value) => onChange({ job: value })}
        />
      )}
      {draft.kind === 'address' && (
        <>
          <Line
            label={words.addressField}
            value={draft.address}
            isLabelled
            onChange={(value) => onChange({ address: value })}
          />
          <p className="text-12 text-t2">{words.addressHint}</p>
        </>
      )}
      <datalist id={listId}>
        {choices.slice(0, MAX_CHOICES).map((choice) => (
          <option key={choice} value={choice} aria-label={choice} />
        ))}
      </datalist>
      <p role="status" className={count === 0 || missing.length > 0 ? 'text-ink-exception' : 'text-t2'}>
        {isComplete && count !== null && words.count(count)}
        {isComplete && missing.length > 0 && words.missing(truncateEnd(missed, MAX_MISSING))}
      </p>
    </div>
  )
}
