import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { ROUTES, keepViewParams } from '../../contract/routes'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { usePairWords } from '../../i18n/pair-words'
import { withBase } from '../../lib/base-path'
import { configQuery } from '../../query/config'
import { getErrorCode } from '../../query/http'
import { screensQuery } from '../../query/pairing'
import { Link } from '../../shell/address/Link'
import { Card, TitleCard } from '../../ui/Card'
import { Segmented } from '../../ui/Segmented'
import { ApproveScreen } from './ApproveScreen'
import { type PreviewProps, readPreview } from './preview'
import { ScreenList } from './ScreenList'
import './approve-page.css'

/** Where users approve screens, and see those that are paired. */
export function ApprovePage({ preview }: PreviewProps) {
  const { t } = useLocale()
  const words = usePairWords()
  const { data: config, error } = useQuery(configQuery())
  useEffect(() => {
    document.title = words.title
  }, [words])
  if (!config) {
    const code = error && getErrorCode(error)
    if (code === null) return <p className="p-6 text-t2">{t.loading}</p>
    return (
      <TitleCard title={words.title} about={t.errors.titles[code]}>
        {code === 'signed_out' && (
          <a className="btn btn-primary mt-3" href={withBase(`${ROUTES.pair}?sign-in=1`)}>
            {t.freshness.signIn}
          </a>
        )}
      </TitleCard>
    )
  }
  if (config.pairing) return <Approval preview={preview} />
  if (config.viewer.user === null) return <NoUsers />
  return <TitleCard title={words.title} about={words.needsUsers} />
}

/** Where nobody signs in, any screen may open any wall. */
function NoUsers() {
  const words = usePairWords()
  const { wallSetup } = useLaterWords()
  const [search] = useSearchParams()
  return (
    <TitleCard title={words.title} about={words.noUsers}>
      <Link className="btn btn-primary mt-3" to={keepViewParams(ROUTES.wallSetup, search)}>
        {wallSetup.link}
      </Link>
    </TitleCard>
  )
}

type Segment = 'pair' | 'screens'

function Approval({ preview }: PreviewProps) {
  const words = usePairWords()
  const [search] = useSearchParams()
  const [segment, setSegment] = useState<Segment>('pair')
  const [address, setAddress] = useState<string | null>(null)
  const shown = useMemo(() => address && readPreview(address), [address])
  const { data } = useQuery(screensQuery())
  const count = data === undefined ? '' : ` ${data.screens.length}`
  return (
    <div className="@container mx-auto max-w-[1240px]" data-segment={segment}>
      <div className="card border-b border-line p-4 sm:hidden pair-segments">
        <Segmented
          label={words.screens}
          value={segment}
          options={[
            { value: 'pair', label: words.title },
            { value: 'screens', label: words.screens + count },
          ]}
          onChange={setSegment}
        />
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-3 py-6 max-sm:gap-0 max-sm:py-0 @min-[960px]:grid-cols-[minmax(0,7fr)_minmax(0,6fr)]">
        <div className={segment === 'pair' ? '' : 'max-sm:hidden'}>
          <ApproveScreen
            code={search.get('code') ?? ''}
            proposed={search.get('show') ?? ''}
            onAddress={setAddress}
          />
        </div>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3 max-sm:gap-0">
          <div className={segment === 'pair' ? '' : 'max-sm:hidden'}>
            <Card title={words.preview}>
              <div className="p-6 max-sm:p-4">
                {shown ? preview(shown) : <p className="text-t2">{words.previewNone}</p>}
              </div>
            </Card>
          </div>
          <div className={segment === 'screens' ? '' : 'max-sm:hidden'}>
            <ScreenList />
          </div>
        </div>
      </div>
    </div>
  )
}
