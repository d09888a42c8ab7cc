import { useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router-dom'
import { keepViewParams, paths, ROUTES } from '../contract/routes'
import { useLocale } from '../i18n/locale'
import { SearchField } from '../ui/Field'

const lookUpAddress = (text: string) => `${ROUTES.lookUp}?${new URLSearchParams({ q: text }).toString()}`

/** A pasted address of a run opens that run; any other text opens the look-up page with it. */
async function findTarget(text: string): Promise<string> {
  const { parsePasted, withView } = await import('../shell/look-up/parse-pasted')
  const found = parsePasted(text, window.location.origin)
  if (found.job !== '' && found.id !== '') return withView(paths.run(found), found.view)
  return lookUpAddress(text)
}

export function LookUpField() {
  const { t } = useLocale()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  return (
    <form
      role="search"
      className="flex w-[264px] shrink max-sm:hidden"
      onSubmit={(event) => {
        event.preventDefault()
        void findTarget(text)
          .catch(() => lookUpAddress(text))
          .then((target) => navigate(keepViewParams(target, search)))
        setText('')
        field.current?.blur()
      }}
    >
      <SearchField
        ref={field}
        label={t.app.lookUpLabel}
        placeholder={t.app.lookUp}
        value={text}
        onChange={setText}
      />
    </form>
  )
}
