import { type DemoExample } from '../../contract/config'
import { paths } from '../../contract/routes'
import { useDemoWords } from '../../i18n/demo-words'
import { useLocale } from '../../i18n/locale'
import { RunLink } from './RunLink'
import { Card } from '../../ui/Card'

const GROUPS = [
  'captured',
  'pipeline',
  'insight',
  'logs',
  'states',
  'size',
  'contradictions',
  'faults',
] as const

/** The runs of the demo, each with what it shows. */
export function Examples({ examples }: { examples: readonly DemoExample[] }) {
  const { lang } = useLocale()
  const words = useDemoWords()
  return GROUPS.filter((group) => examples.some((example) => example.group === group)).map((group) => (
    <Card key={group} title={words.groups[group]}>
      <ul className="py-1">
        {examples
          .filter((example) => example.group === group)
          .map((example) => (
            <RunLink key={paths.run(example)} run={example} note={example.what[lang]} />
          ))}
      </ul>
    </Card>
  ))
}
