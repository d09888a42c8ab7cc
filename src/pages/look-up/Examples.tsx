import { type DemoExample } from '../../contract/config'
import { paths } from '../../contract/routes'
import { useLaterWords, useLocale } from '../../i18n/locale'
import { Card } from '../../ui/Card'
import { RunLink } from './RunLink'

const GROUPS = ['captured', 'pipeline', 'states', 'size', 'contradictions', 'faults'] as const

/** The runs of the demo, each with what it shows. */
export function Examples({ examples }: { examples: readonly DemoExample[] }) {
  const { lang } = useLocale()
  const { lookUp } = useLaterWords()
  return (
    <Card title={lookUp.examples} className="pb-2">
      {GROUPS.filter((group) => examples.some((example) => example.group === group)).map((group) => (
        <div key={group}>
          <h3 className="px-6 pt-4 pb-1 text-12 font-medium text-t3 max-sm:px-4">{lookUp.groups[group]}</h3>
          <ul>
            {examples
              .filter((example) => example.group === group)
              .map((example) => (
                <RunLink key={paths.run(example)} run={example} note={example.what[lang]} />
              ))}
          </ul>
        </div>
      ))}
    </Card>
  )
}
