import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale } from '../../i18n/locale'
import { usePairWords } from '../../i18n/pair-words'
import { getErrorCode } from '../../query/http'
import { screensQuery } from '../../query/pairing'
import { Card } from '../../ui/Card'
import { SearchField } from '../../ui/Field'
import { ScreenRow } from './ScreenRow'

const MAX_WITHOUT_FILTER = 20

/** All paired screens, for all users. */
export function ScreenList() {
  const { t } = useLocale()
  const words = usePairWords()
  const { data, error } = useQuery(screensQuery())
  const [filter, setFilter] = useState('')
  const screens = data?.screens ?? []
  const wanted = filter.trim().toLowerCase()
  const shown = screens.filter(({ name }) => name.toLowerCase().includes(wanted))
  const nothing = screens.length === 0 ? words.none : words.noMatch
  const waiting = error ? t.errors.titles[getErrorCode(error)] : t.loading
  return (
    <Card
      title={data ? `${words.screens} ${screens.length}` : words.screens}
      action={<span className="pr-3 text-12 text-t2 max-sm:hidden">{words.all}</span>}
    >
      {screens.length > MAX_WITHOUT_FILTER && (
        <div className="flex border-b border-line px-6 py-2 max-sm:px-4">
          <SearchField label={words.filter} placeholder={words.filter} value={filter} onChange={setFilter} />
        </div>
      )}
      {shown.length === 0 && <p className="px-6 py-4 text-t2 max-sm:px-4">{data ? nothing : waiting}</p>}
      <ul>
        {shown.map((screen) => (
          <ScreenRow key={screen.id} screen={screen} skewMs={data?.skewMs ?? 0} />
        ))}
      </ul>
    </Card>
  )
}
