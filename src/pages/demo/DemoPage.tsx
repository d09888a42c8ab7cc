import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useSearchParams } from 'react-router-dom'
import { Link } from '../../shell/address/Link'
import { keepViewParams, paths } from '../../contract/routes'
import { parseWallAddress } from '../../contract/wall-address'
import { useDemoWords } from '../../i18n/demo-words'
import { useLocale } from '../../i18n/locale'
import { configQuery } from '../../query/config'
import { TitleCard } from '../../ui/Card'
import { Examples } from './Examples'

const WALLS = [
  ['wall', { folder: '/零售数仓/04_ADS应用层' }],
  ['everyState', { workspace: 'wall', folder: '*', jobs: 'no_such_job' }],
  ['badNight', { workspace: 'night', folder: '*' }],
] as const

/** `/demo`: the runs that the demo has, and what each of them shows. */
export function DemoPage() {
  const { t } = useLocale()
  const words = useDemoWords()
  const { data: config } = useQuery(configQuery())
  const [search] = useSearchParams()
  useEffect(() => {
    document.title = `${words.title} · ${t.title.plain}`
  }, [t, words])
  return (
    <div className="mx-auto grid max-w-[1040px] gap-3 py-6 max-sm:gap-0 max-sm:py-0">
      <TitleCard
        title={words.title}
        about={config && config.examples.length === 0 ? words.none : words.about}
      />
      {config && config.examples.length > 0 && (
        <p className="card px-6 py-3 max-sm:px-4">
          {WALLS.map(([word, rules]) => (
            <Link
              key={word}
              className="link block py-0.5 max-sm:py-1.5"
              to={keepViewParams(paths.wall(parseWallAddress(new URLSearchParams(rules))), search)}
            >
              {words[word]}
            </Link>
          ))}
        </p>
      )}
      {config && <Examples examples={config.examples} />}
    </div>
  )
}
