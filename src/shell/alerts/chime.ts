/** Two soft synthesized tones, a falling fourth: a warning, not an alarm. */
const TONES_HZ = [659.25, 493.88]
const INTERVAL_S = 0.32
const ATTACK_S = 0.03
const DECAY_S = 1.4
const PEAK_GAIN = 0.16
/** An exponential ramp cannot reach zero. */
const SILENT_GAIN = 0.0001

/** A browser that blocks sound leaves `resume()` pending instead of rejecting it. */
const BLOCKED_AFTER_MS = 2_000
/** Of a touch, only the end counts as a user gesture. */
const GESTURES = ['pointerup', 'click', 'keydown'] as const

export interface Chime {
  ring: () => void
  close: () => void
}

/** Null where the browser has no sound. `onBlocked` says whether it still waits for a click. */
export function createChime(onBlocked: (isBlocked: boolean) => void): Chime | null {
  if (!('AudioContext' in window)) return null
  const context = new AudioContext()
  let allowed = false
  let ringing = 0
  const timer = window.setTimeout(() => onBlocked(true), BLOCKED_AFTER_MS)
  // A running context keeps the audio hardware busy.
  const suspend = () => {
    if (ringing === 0 && context.state === 'running') void context.suspend()
  }
  const resume = () => {
    context.resume().then(
      () => {
        if (context.state !== 'running') return
        allowed = true
        stopListening()
        window.clearTimeout(timer)
        onBlocked(false)
        suspend()
      },
      () => undefined,
    )
  }
  // A browser may not accept the first gesture, so each is tried until the sound runs.
  const stopListening = () => {
    for (const event of GESTURES) document.removeEventListener(event, resume)
  }
  for (const event of GESTURES) document.addEventListener(event, resume)
  resume()
  return {
    ring: () => {
      // Otherwise it would ring at the first click, hours after the event.
      if (!allowed) return
      ringing += 1
      const done = () => {
        ringing -= 1
        suspend()
      }
      context.resume().then(() => play(context, done), done)
    },
    close: () => {
      window.clearTimeout(timer)
      stopListening()
      void context.close()
    },
  }
}

function play(context: AudioContext, onEnd: () => void): void {
  TONES_HZ.forEach((frequency, index) => {
    const startS = context.currentTime + index * INTERVAL_S
    const oscillator = new OscillatorNode(context, { type: 'sine', frequency })
    const gain = new GainNode(context, { gain: SILENT_GAIN })
    gain.gain.setValueAtTime(SILENT_GAIN, startS)
    gain.gain.exponentialRampToValueAtTime(PEAK_GAIN, startS + ATTACK_S)
    gain.gain.exponentialRampToValueAtTime(SILENT_GAIN, startS + DECAY_S)
    oscillator.connect(gain).connect(context.destination)
    if (index === TONES_HZ.length - 1) oscillator.addEventListener('ended', onEnd, { once: true })
    oscillator.start(startS)
    oscillator.stop(startS + DECAY_S)
  })
}
