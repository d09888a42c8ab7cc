import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import { type Job } from '../../contract/job'
import { type Lang } from '../../contract/lang'
import { MAX_WALL_JOBS, MAX_WALL_RULES } from '../../contract/wall-address'
import { useLocale } from '../../i18n/locale'
import { COMMA } from '../../i18n/punctuation'
import { useWallJobsWords } from '../../i18n/wall-jobs-words'
import { listRuleValues } from '../../model/wall/select-jobs'
import { Field } from '../../ui/Field'
import { IconButton } from '../../ui/Button'
import { Icon } from '../../ui/Icon'
import { Select } from '../../ui/Select'
import { Chips } from './Chips'
import { JobOrder } from './JobOrder'
import {
  countRules,
  listNames,
  nextKey,
  readGiven,
  RULE_KINDS,
  toDraft,
  type JobsDraft,
  type Rule,
  type RuleCount,
} from './rules'

interface JobsFieldsProps {
  draft: JobsDraft
  /** Those of the workspace; null while they are not known. */
  jobs: readonly Job[] | null
  /** The jobs may not be listed. */
  isRefused: boolean
  onChange: (draft: JobsDraft) => void
}

/** More would make the browser's list slow. */
const MAX_CHOICES = 500

/** Several jobs: by rules, each with what it adds, and by their names, in an order. */
export function JobsFields({ draft, jobs, isRefused, onChange }: JobsFieldsProps) {
  const words = useWallJobsWords().setup
  const { rules } = draft
  const known = jobs ?? []
  const names = listNames(rules, known)
  const counts = jobs === null ? [] : countRules(rules, jobs)
  const isKnown = new Set(known.map(({ name }) => name))
  const change = (next: readonly Rule[]) => onChange({ ...draft, rules: next, isFixed: false })
  const matches = !draft.isFixed && rules.some(({ kind, values }) => kind !== 'jobs' && values.length > 0)
  const isTooMany = names.length > MAX_WALL_JOBS
  return (
    <div className="grid grid-cols-1 gap-2">
      <Field
        label={words.workspace}
        value={draft.workspace}
        className="max-w-80"
        onChange={(workspace) => onChange({ ...draft, workspace })}
      />
      {isRefused && <p className="text-12 text-ink-exception">{words.noRights}</p>}
      {rules.map((rule) => (
        <RuleRow
          key={rule.key}
          rule={rule}
          jobs={jobs}
          count={counts.find(({ key }) => key === rule.key) ?? null}
          isFirst={rule === rules[0]}
          onChange={(changed) => change(rules.map((one) => (one === rule ? changed : one)))}
          onWall={(text) => {
            const given = readGiven(text, window.location.origin)
            if ('wall' in given) onChange(toDraft(given.wall))
          }}
          onRemove={() => change(rules.filter((one) => one !== rule))}
        />
      ))}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        {rules.length < MAX_WALL_RULES && (
          <button
            type="button"
            className="btn h-8"
            onClick={() =>
              change([...rules, { key: nextKey(rules), kind: isRefused ? 'jobs' : 'folder', values: [] }])
            }
          >
            <Icon icon={Plus} />
            {words.addRule}
          </button>
        )}
        <p role="status" className={isTooMany ? 'font-medium text-ink-exception' : 'text-t2'}>
          {jobs === null && !isRefused
            ? words.reading
            : [
                words.total(names.length, MAX_WALL_JOBS),
                isTooMany ? words.tooMany(MAX_WALL_JOBS) : matches && words.lookedUp,
              ]
                .filter(Boolean)
                .join(' · ')}
        </p>
      </div>
      {names.length > 0 && (
        <JobOrder draft={draft} names={names} jobs={known} isKnown={isKnown} onChange={onChange} />
      )}
    </div>
  )
}

interface RuleRowProps {
  rule: Rule
  jobs: readonly Job[] | null
  count: RuleCount | null
  isFirst: boolean
  onChange: (rule: Rule) => void
  /** The address of a wall was pasted. */
  onWall: (text: string) => void
  onRemove: () => void
}

function RuleRow({ rule, jobs, count, isFirst, onChange, onWall, onRemove }: RuleRowProps) {
  const { lang } = useLocale()
  const words = useWallJobsWords().setup
  const { kind, values } = rule
  const listId = useId()
  const known = new Set(jobs?.map(({ name }) => name))
  const isList = kind === 'jobs' || kind === 'not'
  return (
    <div className="grid grid-cols-[7rem_minmax(0,1fr)_7.5rem_2rem] items-start gap-2 max-sm:grid-cols-[6rem_minmax(0,1fr)_2rem]">
      <Select
        label={words.rule}
        className="w-full [&>select]:h-8 [&>svg]:top-[9px]"
        value={kind}
        options={RULE_KINDS.map((value) => ({ value, label: words.rules[value] }))}
        onChange={(next) => onChange({ ...rule, kind: next, values: isList ? [] : values })}
      />
      {isList ? (
        <Chips
          label={words.value[kind]}
          values={values}
          isBad={(value) => kind === 'jobs' && jobs !== null && !known.has(value) && !value.includes('@')}
          suggestions={kind === 'jobs' && jobs !== null ? jobs.map(({ name }) => name) : []}
          onChange={(next) => onChange({ ...rule, values: next })}
          read={(text) => {
            const given = kind === 'jobs' ? readGiven(text, window.location.origin) : { names: [text.trim()] }
            if ('names' in given) return given.names
            onWall(text)
            return []
          }}
        />
      ) : (
        <>
          <input
            aria-label={words.value[kind]}
            list={listId}
            value={values[0] ?? ''}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => onChange({ ...rule, values: [target.value] })}
            className="field h-8 w-full px-2.5"
          />
          <datalist id={listId}>
            {listRuleValues(kind, jobs ?? [])
              .slice(0, MAX_CHOICES)
              .map((value) => (
                <option key={value} value={value}>
                  {value}
                </option>
              ))}
          </datalist>
        </>
      )}
      <span className="self-center text-12 text-t2 max-sm:order-last max-sm:col-span-3">
        {count === null ? '' : describeCount(count, kind, isFirst, words, lang)}
      </span>
      <IconButton
        icon={X}
        label={words.remove([words.rules[kind], ...values].join(' '))}
        className="h-8"
        onClick={onRemove}
      />
    </div>
  )
}

function describeCount(
  { count, more }: RuleCount,
  kind: Rule['kind'],
  isFirst: boolean,
  words: ReturnType<typeof useWallJobsWords>['setup'],
  lang: Lang,
): string {
  if (kind === 'not') return words.fewer(count)
  return isFirst || more === count ? words.count(count) : words.count(count) + COMMA[lang] + words.more(more)
}
