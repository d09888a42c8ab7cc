import { useState } from 'react'
import { LINK_TOKEN_PARAM, paths } from '../../../contract/routes'
import { useLocale } from '../../../i18n/locale'
import { useShareWords } from '../../../i18n/share-words'
import { withBase } from '../../../lib/base-path'
import { Choice } from '../../../ui/Choice'
import { useRun } from '../run-context'
import { type LinkPreview } from './use-link-preview'

/** The picture that a chat shows of the link, and where links need a mark for that, the choice. */
export function PreviewPicture({ preview }: { preview: LinkPreview }) {
  const words = useShareWords()
  const { lang } = useLocale()
  const { reference, changedAtMs } = useRun()
  const { mode, isOn, toggle, token } = preview
  const [isMissing, setMissing] = useState(false)
  if ((mode !== 'full' && mode !== 'signed') || isMissing) return null
  const isMarked = mode === 'signed'
  // Made anew when the run has changed. Its viewer reads it in the language of the page, chats in that of the link or of the settings.
  const params = new URLSearchParams({ v: String(changedAtMs), lang })
  if (token !== null) params.set(LINK_TOKEN_PARAM, token)
  return (
    <div className="mb-1.5">
      <img
        src={withBase(paths.linkPicture(reference, params))}
        alt={words.picture}
        width={1200}
        height={630}
        className="h-auto w-full rounded bg-[#0f141b] max-md:mx-auto max-md:max-w-106"
        onError={() => setMissing(true)}
      />
      {isMarked ? (
        <Choice checked={isOn} onChange={toggle}>
          {words.pictureShown}
        </Choice>
      ) : (
        <p className="px-2 py-1 text-12 text-t2">{words.pictureShown}</p>
      )}
    </div>
  )
}
