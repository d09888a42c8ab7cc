import { encode } from 'uqr'

/** Modules of white around the code, as its standard asks for. */
const QUIET = 4

interface QrCodeProps {
  text: string
  label: string
}

/** A QR code, dark on white in every theme. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET })
  const path = data
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges">
      <path d={path} fill="#0f131a" />
    </svg>
  )
}
